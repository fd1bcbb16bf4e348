using System.Globalization;
using System.Text.Json.Nodes;

namespace EcomIntel.Core.Tests;

public class HolidayFeatureTests
{
    private static readonly DateOnly[] Dates = [new(2025, 12, 26), new(2025, 12, 25), new(2026, 1, 1)];

    [Fact]
    public void Days_are_counted_from_the_local_date_and_missing_after_the_last_holiday()
    {
        // Half past ten at night in London on the 24th is the 25th in Auckland.
        string[] times = ["2025-12-20T00:00Z", "2025-12-24T22:30Z", "2025-12-25T10:00Z", "2025-12-26T10:30Z", "2025-12-26T11:30Z", "2025-12-31T11:00Z", "2026-01-01T11:00Z"];
        FeatureTable london = Run("Europe/London", times);
        Values(london, "is_holiday").Should().Equal(0, 0, 1, 1, 1, 0, 1);
        Values(london, "days_to_holiday").Should().Equal(5, 1, 0, 0, 0, 1, 0);
        FeatureTable auckland = Run("Pacific/Auckland", times);
        Values(auckland, "is_holiday").Should().Equal(0, 1, 1, 1, 0, 1, 0);
        Values(auckland, "days_to_holiday").Should().Equal(5, 0, 0, 0, 5, 0, double.NaN);
    }

    [Fact]
    public void Dates_are_kept_in_order_with_the_pipeline_and_its_text()
    {
        FeaturePipeline pipeline = new FeaturePipelineBuilder().AddHolidays(Dates).AddDaysToHoliday(Dates).Build();
        pipeline.Definitions[0].Holidays.Should().Equal(Dates.Order());
        JsonNode.Parse(pipeline.ToJson())!["features"]![0]!["holidays"]!.AsArray().Select(date => (string?)date).Should().Equal("2025-12-25", "2025-12-26", "2026-01-01");
        FeaturePipeline.FromJson(pipeline.ToJson()).Definitions.Should().Equal(pipeline.Definitions);
        new FeaturePipelineBuilder().AddHolidays(Dates[..2]).Build().Definitions.Should().NotEqual(pipeline.Definitions[..1]);
    }

    [Fact]
    public void No_dates_and_dates_given_twice_are_mistakes() =>
        FluentActions.Invoking(() => new FeaturePipelineBuilder().AddHolidays([]).AddDaysToHoliday([.. Dates, .. Dates[1..]]).Build()).Should().Throw<PipelineDefinitionException>()
            .Which.Mistakes.Should().Equal(
                "The feature 'is_holiday' has no holidays. Give the dates of at least one.",
                "The feature 'days_to_holiday' has the holiday 2025-12-25 more than once. Give each date once.",
                "The feature 'days_to_holiday' has the holiday 2026-01-01 more than once. Give each date once.");

    [Fact]
    public void A_text_whose_date_is_none_is_refused()
    {
        string json = new FeaturePipelineBuilder().AddHolidays(Dates).Build().ToJson().Replace("2025-12-25", "2025-12-32", StringComparison.Ordinal);
        FluentActions.Invoking(() => FeaturePipeline.FromJson(json)).Should().Throw<ModelFormatException>().WithMessage("*2025-12-32*");
    }

    private static double[] Values(FeatureTable table, string name) => [.. Enumerable.Range(0, table.RowCount).Select(row => table[name][row])];

    private static FeatureTable Run(string zone, string[] times) => new FeaturePipelineBuilder(zone).AddHolidays(Dates).AddDaysToHoliday(Dates).Build().Run(
        CommerceDataset.FromRecords(times.Select((time, i) => new Transaction($"t{i}", DateTimeOffset.Parse(time, CultureInfo.InvariantCulture)))));
}
