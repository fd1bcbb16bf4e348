namespace EcomIntel.Insights.Tests;

public class AgeGroupsTests
{
    [Fact]
    public void Small_groups_are_put_together_with_their_neighbours()
    {
        DistributionChart chart = AgeGroups.Chart([.. Enumerable.Repeat(21, 12), .. Enumerable.Repeat(27, 4), .. Enumerable.Repeat(33, 7), 58], minimumGroup: 10);

        chart.Edges.Should().Equal(20, 25, 60);
        chart.Counts.Should().Equal(12, 12);
    }

    [Fact]
    public void A_shop_of_few_customers_shows_no_ages() => AgeGroups.Chart([30, 40], minimumGroup: 10).Counts.Should().BeEmpty();
}
