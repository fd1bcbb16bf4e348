namespace EcomIntel.Synthetic.Tests;

public class StreamingTests
{
    private const int Read = 50_000;

    [Fact]
    public void Lines_that_were_read_are_not_held()
    {
        SyntheticWorld world = SyntheticWorld.Realistic(42, w => (w.Transactions, w.Customers) = (1_000_000, 1_000));
        List<WeakReference> seen = [];
        int alive = Read;
        foreach (Transaction line in world.Transactions().Take(Read))
        {
            seen.Add(new WeakReference(line));
            if (seen.Count == Read)
            {
                GC.Collect();
                alive = seen.Count(reference => reference.IsAlive);
            }
        }

        alive.Should().BeLessThan(10, "at most the line at hand and its order are");
    }
}
