namespace EcomIntel.Synthetic.Tests;

public class WorldOptionsTests
{
    [Fact]
    public void All_mistakes_are_told_at_once_with_their_values()
    {
        Action make = () => SyntheticWorld.Realistic(1, w =>
        {
            w.Transactions = 0;
            w.TimeZone = "Mars/Olympus";
            w.RateShape = -1;
            w.CategoryShares = [0.5, 0.5];
            w.Dirt.MissingShare = 1.5;
            w.Clicks.CartShare = -0.1;
        });
        make.Should().Throw<ArgumentException>().WithParameterName("configure").WithMessage(
            "The world cannot be made: Transactions is 0 but must be at least 1; TimeZone is Mars/Olympus but must be an IANA zone such as Africa/Accra; "
            + "RateShape is -1 but must be above 0; CategoryShares is 0.5 0.5 but must be five shares above 0 that add up to 1; "
            + "Dirt.MissingShare is 1.5 but must be from 0 to 1; Clicks.CartShare is -0.1 but must be from 0 to 1. (Parameter 'configure')");
    }

    [Theory]
    [InlineData(1_000, 2_000)]
    [InlineData(20_000, 2_000)]
    [InlineData(50_000, 5_000)]
    public void Customers_of_the_realistic_world_grow_with_its_lines(int transactions, int customers) =>
        SyntheticWorld.Realistic(1, w => w.Transactions = transactions).Customers.Should().HaveCount(customers);

    [Fact]
    public void Customers_are_as_many_as_is_said() => SyntheticWorld.Realistic(1, w => w.Customers = 37).Customers.Should().HaveCount(37);

    [Fact]
    public void Days_and_hours_are_those_of_the_zone()
    {
        SyntheticWorld world = SyntheticWorld.Realistic(1, w =>
        {
            w.TimeZone = "America/New_York";
            w.Transactions = 40_000;
            w.PeakHours = [9];
            w.PeakHourLift = 50;
            w.Months = 1;
            w.Start = new DateOnly(2025, 3, 1);
        });
        TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");
        DateTime[] local = [.. world.Transactions().Select(line => TimeZoneInfo.ConvertTime(line.Timestamp, zone).DateTime)];
        local.Should().OnlyContain(time => time.Year == 2025 && time.Month == 3);
        local.Average(time => time.Hour == 9 ? 1.0 : 0).Should().BeApproximately(50.0 / 73, 0.02);
        local.Count(time => time.Date == new DateTime(2025, 3, 9) && time.Hour == 2).Should().Be(0, "the clocks skip that hour");
    }

    [Property(MaxTest = 20)]
    public void Whatever_the_settings_lines_are_as_many_as_asked_ascend_and_add_up(int seed, ushort transactions, byte customers, bool realistic)
    {
        int count = (transactions % 3_000) + 1;
        SyntheticWorld world = realistic
            ? SyntheticWorld.Realistic(seed, w => (w.Transactions, w.Customers) = (count, customers + 1))
            : SyntheticWorld.Null(seed, w => (w.Transactions, w.Customers) = (count, customers + 1));
        Transaction[] lines = [.. world.Transactions()];
        lines.DistinctBy(line => line.Id).Count().Should().Be(count);
        lines.Zip(lines.Skip(1)).All(pair => pair.First.Timestamp <= pair.Second.Timestamp).Should().BeTrue();
        lines.All(line => line.Total == line.Quantity * line.UnitPrice && line.Total > 0).Should().BeTrue();
        CommerceDataset dataset = world.ToDataset();
        dataset.Customers.Count.Should().Be(customers + 1);
        dataset.Products.Count.Should().Be(50);
        dataset.Transactions.Count.Should().Be(count);
    }
}
