namespace EcomIntel.Core.Tests;

public class CycleFeatureTests
{
    [Fact]
    public void Hours_go_round_a_circle_in_local_time()
    {
        // Accra is on UTC: 0, 6, 12 and 18 hours are the four quarters; at 21 hours sine and cosine are −√½ and √½.
        FeatureTable table = Run(new FeaturePipelineBuilder("Africa/Accra").AddHourOfDayCycle(), "2025-06-01T00:59Z", "2025-06-01T06:00Z", "2025-06-01T12:30Z", "2025-06-01T18:00Z", "2025-06-01T21:00Z");
        Values(table, "hour_of_day_sin")[..4].Should().Equal(0, 1, 0, -1);
        Values(table, "hour_of_day_cos")[..4].Should().Equal(1, 0, -1, 0);
        table["hour_of_day_sin"][4].Should().BeApproximately(-Math.Sqrt(0.5), 1e-15);
        table["hour_of_day_cos"][4].Should().BeApproximately(Math.Sqrt(0.5), 1e-15);
    }

    [Fact]
    public void Monday_and_January_are_where_a_circle_begins()
    {
        // 2024-01-01 was a Monday, 2024-04-01 too; 2024-07-07 a Sunday.
        FeatureTable table = Run(new FeaturePipelineBuilder().AddDayOfWeekCycle().AddMonthCycle(), "2024-01-01T10:00Z", "2024-04-01T10:00Z", "2024-07-07T10:00Z");
        Values(table, "day_of_week_sin")[..2].Should().Equal(0, 0);
        Values(table, "day_of_week_cos")[..2].Should().Equal(1, 1);
        table["day_of_week_sin"][2].Should().BeApproximately(Math.Sin(2 * Math.PI * 6 / 7), 1e-15);
        table["day_of_week_cos"][2].Should().BeApproximately(Math.Cos(2 * Math.PI * 6 / 7), 1e-15);
        Values(table, "month_sin").Should().Equal(0, 1, 0);
        Values(table, "month_cos").Should().Equal(1, 0, -1);
    }

    [Fact]
    public void Both_are_known_from_the_moment() => new FeaturePipelineBuilder().AddHourOfDayCycle().AddDayOfWeekCycle().AddMonthCycle().Build().Definitions
        .Should().OnlyContain(definition => definition.KnownFrom == Known.Moment && definition.Type == FeatureType.Number).And.HaveCount(6);

    private static double[] Values(FeatureTable table, string name) => table[name].Values<double>().ToArray();

    private static FeatureTable Run(FeaturePipelineBuilder builder, params string[] times) => builder.Build().Run(
        CommerceDataset.FromRecords(times.Select((time, i) => new Transaction($"t{i}", DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture)))));
}
