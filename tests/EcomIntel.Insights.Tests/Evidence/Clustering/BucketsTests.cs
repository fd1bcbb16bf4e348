namespace EcomIntel.Insights.Tests;

public class BucketsTests
{
    [Fact]
    public void Items_of_a_key_stand_together_in_their_own_order()
    {
        Buckets buckets = Buckets.Of([2, -1, 0, 2, 0, 2]);

        Enumerable.Range(0, buckets.Count).Select(key => buckets[key].ToArray()).Should().BeEquivalentTo([[2, 4], [], new[] { 0, 3, 5 }], options => options.WithStrictOrdering());
    }

    [Fact]
    public void No_items_have_no_keys() => Buckets.Of([-1, -1]).Count.Should().Be(0);
}
