namespace EcomIntel.Modeling.Tests;

public class LifetimeValueTests
{
    private static readonly LifetimeValue Value = new(new BgNbd(0.243, 4.414, 0.793, 2.426), new GammaGamma(6.25, 3.74, 15.44));
    private static readonly RepeatHistory History = new(2, 30.43, 38.86);
    private static readonly SpendHistory Spend = new(2, 22.35);

    [Fact]
    public void A_customer_is_worth_the_expected_orders_times_the_expected_value() =>
        Value.Of(History, Spend, periods: 39).Should().BeApproximately(1.226 * 24.66, 0.02);

    [Fact]
    public void Money_to_come_is_worth_less_the_later_it_comes()
    {
        double whole = Value.Of(History, Spend, 52);

        Value.Of(History, Spend, 52, discount: 1e-12).Should().BeApproximately(whole, whole * 1e-9);
        Value.Of(History, Spend, 52, discount: 0.002).Should().BeInRange(0.93 * whole, 0.97 * whole);
    }

    [Fact]
    public void Nothing_comes_in_no_time()
    {
        Value.Of(History, Spend, 0).Should().Be(0);
        FluentActions.Invoking(() => Value.Of(History, Spend, -1)).Should().Throw<ArgumentOutOfRangeException>();
    }
}
