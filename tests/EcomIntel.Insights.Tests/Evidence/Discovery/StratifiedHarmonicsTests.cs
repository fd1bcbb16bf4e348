namespace EcomIntel.Insights.Tests;

public class StratifiedHarmonicsTests
{
    [Fact]
    public void A_customer_who_buys_by_the_hour_is_noticed() => PValue(customer => 0, hour => hour < 12 ? 0 : 1).Should().BeLessThan(1e-6);

    [Fact]
    public void Customers_with_hours_and_tastes_of_their_own_show_nothing() => PValue(customer => customer, _ => -1).Should().BeGreaterThan(0.01);

    /// <summary>Orders of several lines, customers of one order, orders without a time or a customer.</summary>
    [Fact]
    public void The_p_value_is_that_of_the_plain_computation()
    {
        SeededRandom random = SeededRandom.For(2, "test");
        int[] customers = [.. Enumerable.Range(0, 400).Select(_ => random.NextInt32(90) - 2)];
        int[] times = [.. customers.Select(_ => random.NextInt32(26) - 2)];
        int[] orders = [.. Enumerable.Range(0, 900).Select(_ => random.NextInt32(400))];
        int[] outcomes = [.. orders.Select(_ => random.NextInt32(6) - 1)];

        StratifiedHarmonics.PValue(customers, times, 24, orders, outcomes, 5).Should().BeApproximately(Plain(customers, times, orders, outcomes, 5), 1e-12);
    }

    private static double Plain(int[] customers, int[] times, int[] orders, int[] outcomes, int outcomeCount)
    {
        double[] sums = new double[4 * outcomeCount];
        SquareMatrix covariance = new(sums.Length);
        foreach (int[] own in Enumerable.Range(0, customers.Length).Where(order => customers[order] >= 0 && times[order] >= 0).GroupBy(order => customers[order], (_, own) => own.ToArray()).Where(own => own.Length > 1))
        {
            double[][] counts = [.. own.Select(order => Enumerable.Range(0, outcomeCount).Select(outcome => (double)Enumerable.Range(0, orders.Length).Count(row => orders[row] == order && outcomes[row] == outcome)).ToArray())];
            double total = counts.Sum(count => count.Sum());
            double[][] waves = [.. own.Select(order => (2 * Math.PI * times[order] / 24) is var angle ? new[] { Math.Cos(angle), Math.Sin(angle), Math.Cos(2 * angle), Math.Sin(2 * angle) } : [])];
            double[][] centred = [.. waves.Select(wave => wave.Select((value, i) => value - waves.Average(other => other[i])).ToArray())];
            double[][] residuals = [.. counts.Select(count => count.Select((value, outcome) => total == 0 ? 0 : value - (count.Sum() * counts.Sum(other => other[outcome]) / total)).ToArray())];
            for (int a = 0; a < sums.Length; a++)
            {
                sums[a] += own.Select((_, k) => centred[k][a / outcomeCount] * residuals[k][a % outcomeCount]).Sum();
                for (int b = 0; b < sums.Length; b++)
                {
                    covariance[a, b] += own.Select((_, k) => centred[k][a / outcomeCount] * centred[k][b / outcomeCount]).Sum()
                        * own.Select((_, k) => residuals[k][a % outcomeCount] * residuals[k][b % outcomeCount]).Sum() / (own.Length - 1);
                }
            }
        }

        (double value, int rank) = covariance.QuadraticForm(sums);
        return PValues.ChiSquare(value, rank);
    }

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
