namespace EcomIntel.Insights.Tests;

public class StratifiedHarmonicsTests
{
    [Fact]
    public void A_customer_who_buys_by_the_hour_is_noticed() => PValue(customer => 0, hour => hour < 12 ? 0 : 1).Should().BeLessThan(1e-6);

    [Fact]
    public void Customers_with_hours_and_tastes_of_their_own_show_nothing() => PValue(customer => customer, _ => -1).Should().BeGreaterThan(0.01);

    /// <summary>100 customers of 10 orders. Each comes around an hour of his own and buys by taste, or by the hour where <paramref name="byHour"/> says so.</summary>
    private static double PValue(Func<int, int> tasteOf, Func<int, int> byHour)
    {
        SeededRandom random = SeededRandom.For(1, "test");
        int[] customers = [.. Enumerable.Range(0, 1000).Select(order => order / 10)];
        int[] hours = [.. customers.Select(customer => (customer + random.NextInt32(12)) % 24)];
        int[] outcomes = [.. customers.Select((customer, order) => byHour(hours[order]) is var outcome and >= 0 ? outcome
            : random.NextDouble() < 0.1 + (0.8 * (tasteOf(customer) % 24) / 24) ? 1 : 0)];
        return StratifiedHarmonics.PValue(customers, hours, 24, Enumerable.Range(0, 1000).ToArray(), outcomes, 2);
    }
}
