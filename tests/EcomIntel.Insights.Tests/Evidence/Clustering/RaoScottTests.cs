namespace EcomIntel.Insights.Tests;

public class RaoScottTests
{
    [Fact]
    public void The_p_value_is_that_of_an_independent_computation()
    {
        // NumPy/SciPy 1.10.1: eigenvalues of N × diag(1/expected) × V by numpy.linalg.eigvals, then scipy.stats.f.sf.
        int[][] customers = [[3, 0, 1], [0, 2, 2], [1, 1, 1], [4, 0, 0], [0, 0, 3], [2, 2, 0], [1, 0, 0], [0, 5, 1]];
        CustomerCounts counts = Count(customers);

        ShareCovariance covariance = ShareCovariance.ByCustomer(counts);

        covariance.DegreesOfFreedom.Should().BeApproximately(7.067226890756302 - 1, 1e-12);
        RaoScott.PValue(counts.Totals, [0.5, 0.3, 0.2], covariance).Should().BeApproximately(0.7306869959727877, 1e-9);
    }

    [Fact]
    public void One_row_a_customer_comes_close_to_the_plain_test()
    {
        // 600 customers of one row each: χ² = 84 × 10⁻¹ … the plain test has p = exp(−χ²/2) with two degrees of freedom.
        int[][] customers = [.. Enumerable.Range(0, 600).Select(i => i < 220 ? new[] { 1, 0, 0 } : i < 420 ? [0, 1, 0] : [0, 0, 1])];
        CustomerCounts counts = Count(customers);
        double pearson = ((20 * 20) + 0 + (20 * 20)) / 200.0;

        RaoScott.PValue(counts.Totals, [1 / 3.0, 1 / 3.0, 1 / 3.0], ShareCovariance.ByCustomer(counts)).Should().BeApproximately(Math.Exp(-pearson / 2), 0.01);
    }

    [Fact]
    public void Rows_of_one_customer_count_as_one_voice()
    {
        // Each of 40 customers buys one thing 25 times: 1,000 rows, but what they say is what 40 rows say.
        int[][] faithful = [.. Enumerable.Range(0, 40).Select(i => i < 26 ? new[] { 25, 0 } : [0, 25])];
        int[][] single = [.. faithful.Select(own => own.Select(count => count / 25).ToArray())];

        PValueOf(faithful).Should().BeApproximately(PValueOf(single), 1e-12).And.BeGreaterThan(0.03);
    }

    private static double PValueOf(int[][] customers)
    {
        CustomerCounts counts = Count(customers);
        return RaoScott.PValue(counts.Totals, [0.5, 0.5], ShareCovariance.ByCustomer(counts));
    }

    private static CustomerCounts Count(int[][] customers)
    {
        (int Customer, int Level)[] rows = [.. customers.SelectMany((own, customer) => own.SelectMany((count, level) => Enumerable.Repeat((customer, level), count)))];
        return CustomerCounts.From([.. rows.Select(row => row.Customer)], [.. rows.Select(row => row.Level)], customers[0].Length);
    }
}
