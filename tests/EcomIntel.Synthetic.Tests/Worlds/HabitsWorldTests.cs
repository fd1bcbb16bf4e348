namespace EcomIntel.Synthetic.Tests;

public class HabitsWorldTests
{
    [Fact]
    public void Only_concentration_is_true_of_it() =>
        SyntheticWorld.Habits(1).Truth.Claims.Where(claim => claim.IsTrue == true).Select(claim => claim.Id).Should().Equal("customer_concentration");

    [Theory]
    [InlineData(null)]
    [InlineData(1.2)]
    public void A_few_customers_order_much_of_it(double? pareto)
    {
        SyntheticWorld world = SyntheticWorld.Habits(1, habits => (habits.Transactions, habits.ParetoExponent) = (5_000, pareto));

        int[] orders = [.. world.Transactions().GroupBy(line => line.CustomerId).Select(own => own.Count()).OrderDescending()];

        orders.Take(50).Sum().Should().BeGreaterThan(1_500, "the best tenth of 500 customers would have 500 lines if all were alike");
    }

    [Fact]
    public void Customers_keep_to_their_hours_and_the_shop_has_none()
    {
        SyntheticWorld world = SyntheticWorld.Habits(1, habits => (habits.Transactions, habits.Customers, habits.RateShape, habits.HourHabit) = (20_000, 1_000, 100, 8));

        Transaction[] lines = [.. world.Transactions()];

        lines.GroupBy(line => line.Timestamp.Hour).Min(hour => hour.Count()).Should().BeGreaterThan(600, "an even hour would have 833");
        lines.GroupBy(line => line.CustomerId).Average(own => own.GroupBy(line => line.Timestamp.Hour / 6).Max(part => (double)part.Count()) / own.Count()).Should().BeGreaterThan(0.7);
        lines.Should().BeInAscendingOrder(line => line.Timestamp);
    }

    [Fact]
    public void The_same_seed_gives_the_same_world() =>
        SyntheticWorld.Habits(7).Transactions().Should().Equal(SyntheticWorld.Habits(7).Transactions());

    [Fact]
    public void Wrong_settings_are_refused_together() =>
        FluentActions.Invoking(() => SyntheticWorld.Habits(1, habits => (habits.RateShape, habits.WeekdayHabit) = (0, 0.5))).Should().Throw<ArgumentException>()
            .WithMessage("The world cannot be made: RateShape is 0 but must be above 0; WeekdayHabit is 0.5 but must be at least 1.*");
}
