namespace EcomIntel.Modeling.Tests;

public class GammaGammaTests
{
    [Fact]
    public void Fit_finds_the_published_estimates_of_CDNOW()
    {
        GammaGamma model = GammaGamma.Fit(Cdnow.Load().RepeatSpend);

        model.P.Should().BeApproximately(6.25, 0.05);
        model.Q.Should().BeApproximately(3.74, 0.03);
        model.Gamma.Should().BeApproximately(15.44, 0.2);
    }

    [Theory]
    [InlineData(2, 22.35, 24.66)]
    [InlineData(1, 11.77, 18.92)]
    [InlineData(0, 0, 35.22)]
    public void The_expected_value_is_drawn_to_the_mean_of_all_customers(int orders, double mean, double expected) =>
        new GammaGamma(6.25, 3.74, 15.44).ExpectedValue(new SpendHistory(orders, mean)).Should().BeApproximately(expected, 0.006);

    [Fact]
    public void Customers_without_orders_are_left_out_and_impossible_values_refused()
    {
        FluentActions.Invoking(() => GammaGamma.Fit([default])).Should().Throw<ArgumentException>().WithMessage("*No customer has an order*");
        FluentActions.Invoking(() => GammaGamma.Fit([new SpendHistory(1, 0)])).Should().Throw<ArgumentException>().WithMessage("*not above 0*");
        FluentActions.Invoking(() => new GammaGamma(1, 1, 1)).Should().Throw<ArgumentOutOfRangeException>();
    }
}
