namespace EcomIntel.Synthetic.Tests;

public class StreamingTests
{
    /// <summary>A million transactions as records are about 200 MB; the bound leaves room for 100,000 customers and the test host.</summary>
    [Fact]
    public void A_million_lines_are_never_held_together()
    {
        SyntheticWorld world = SyntheticWorld.Realistic(42, w => w.Transactions = 1_000_000);
        long before = GC.GetTotalMemory(forceFullCollection: true);
        int lines = 0;
        long most = 0;
        foreach (Transaction line in world.Transactions())
        {
            lines++;
            if (lines % 250_000 == 0)
            {
                most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
            }
        }

        lines.Should().Be(1_000_000);
        most.Should().BeLessThan(50_000_000);
    }
}
