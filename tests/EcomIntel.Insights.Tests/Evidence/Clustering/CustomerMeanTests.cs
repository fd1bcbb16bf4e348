namespace EcomIntel.Insights.Tests;

public class CustomerMeanTests
{
    private static readonly double[] Values = [1, 2, 4, 3, 5, 8, 1, 0];
    private static readonly int[] Customers = [0, 0, 1, 1, 1, 2, 3, 3];

    [Fact]
    public void The_error_is_that_of_leaving_out_one_customer_at_a_time()
    {
        // CR3 of a mean is the delete-one-cluster jackknife: √Σ(mean without the customer − mean)², computed here the long way.
        ClusteredEstimate estimate = CustomerMean.Of(Values, Customers);
        double jackknife = Math.Sqrt(Enumerable.Range(0, 4).Sum(left => Math.Pow(Values.Where((_, row) => Customers[row] != left).Average() - 3, 2)));

        estimate.Value.Should().Be(3);
        estimate.StandardError.Should().BeApproximately(jackknife, 1e-12);
        estimate.EffectiveCustomers.Should().BeApproximately(64.0 / (4 + 9 + 1 + 4), 1e-12);
    }

    [Fact]
    public void Rows_without_a_customer_or_a_value_are_left_out() =>
        CustomerMean.Of([.. Values, 100, double.NaN], [.. Customers, -1, 0]).Should().Be(CustomerMean.Of(Values, Customers));

    [Fact]
    public void Nothing_has_no_interval_and_no_p_value()
    {
        ClusteredEstimate estimate = CustomerMean.Of([], []);

        estimate.Rows.Should().Be(0);
        estimate.Interval.Should().BeNull();
        estimate.PValueAgainst(0).Should().BeNull();
    }

    [Fact]
    public void The_interval_holds_all_values_that_the_test_does_not_refuse()
    {
        ClusteredEstimate estimate = CustomerMean.Of(Values, Customers);

        estimate.PValueAgainst(estimate.Interval!.Value.High).Should().BeApproximately(0.05, 1e-6);
        estimate.PValueAgainst(estimate.Value).Should().Be(1);
    }

    [Fact]
    public void Spans_of_different_length_are_refused()
    {
        Action act = () => CustomerMean.Of(Values, [1]);

        act.Should().Throw<ArgumentException>().WithMessage("There are 8 values but 1 customers.*");
    }
}
