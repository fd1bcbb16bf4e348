using EcomIntel.Synthetic;

namespace EcomIntel.Insights.Tests;

/// <summary>What a report says about worlds whose truth is known. Seeds are fixed: these tests pass or fail the same way every time.</summary>
public class WorldTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>
    /// World: 200 customers, 1,000 transactions, nothing true. A right method at a false-discovery rate of 5% makes a claim in at most 5% of worlds: 5 of 100. More than 13 happen
    /// to a method at exactly 5% in 1 of 2,000 runs. (Over 1,000 worlds these questions made a claim in 32.)
    /// </summary>
    [Fact]
    public void On_noise_reports_hardly_ever_claim_anything()
    {
        InsightReporter reporter = new InsightReportBuilder().AddDefaultQuestions().Remove<CategoryDrivers>().Build();

        int claiming = Enumerable.Range(1, 100).Count(seed => reporter.Run(SyntheticWorld.Null(seed).ToDataset(), null, Stop).Supported.Any());

        claiming.Should().BeLessThanOrEqualTo(13);
    }

    /// <summary>
    /// World: as above but habits: unequal rates, personal tastes; categories equally popular. Every sale claim is false; rows taken as independent would claim popularity in most of them.
    /// 40 worlds; a right method claims something in at most 5%, 2; more than 7 happen in 1 of 1,000 runs.
    /// </summary>
    [Fact]
    public void Personal_tastes_are_not_taken_for_popularity()
    {
        InsightReporter reporter = new InsightReportBuilder().Add(new CategoryPopularity()).Build();

        int claiming = Enumerable.Range(1, 40).Count(seed => reporter.Run(
            SyntheticWorld.Realistic(seed, world =>
            {
                (world.Transactions, world.Customers) = (2_000, 400);
                world.CoreAgeLogOdds = world.HourAmplitude = 0;
                world.CategoryShares = [0.2, 0.2, 0.2, 0.2, 0.2];
                world.TasteConcentration = 0.5;
            }).ToDataset(),
            null,
            Stop).Supported.Any());

        claiming.Should().BeLessThanOrEqualTo(7);
    }

    /// <summary>
    /// World: Realistic with 20,000 transactions. November × 1.30, the first category at 30% of lines with 20% of the catalogue, 45% of customers aged 25 to 40. Each is found in at least 95% of
    /// worlds (in 200 of 200 when measured); 8 of 10 are asked for, which a method at exactly 95% reaches in 98.8% of runs. Their intervals hold the population's value in at least 95% of worlds;
    /// 6 of 10 or fewer happen to a right method in 1 of 1,000 runs.
    /// </summary>
    [Fact]
    public void Planted_effects_are_found_and_their_intervals_hold_the_truth()
    {
        InsightReporter reporter = new InsightReportBuilder().AddDefaultQuestions().Remove<CategoryDrivers>().Build();
        (string Id, double Truth)[] planted = [("sales_by_month", 1.31), ("category_popularity", 0.10), ("age_concentration", 0.45 - (16.0 / 52))];
        InsightReport[] reports = [.. Enumerable.Range(1, 10).Select(seed => reporter.Run(SyntheticWorld.Realistic(seed, world => world.Transactions = 20_000).ToDataset(), null, Stop))];

        foreach ((string id, double truth) in planted)
        {
            Claim[] claims = [.. reports.Select(report => report.Find(id)!)];
            claims.Count(claim => claim.Verdict == Verdict.Supported).Should().BeGreaterThanOrEqualTo(8, id);
            claims.Count(claim => claim.Interval!.Value.Low <= truth && truth <= claim.Interval.Value.High).Should().BeGreaterThanOrEqualTo(7, id);
        }
    }

    /// <summary>World: Realistic with 50,000 transactions, where hour and age drive the category and gender, location, weekday and month do not.</summary>
    [Fact]
    public void Hour_and_age_are_found_to_drive_the_category_and_nothing_else()
    {
        CommerceDataset dataset = SyntheticWorld.Realistic(42, world => world.Transactions = 50_000).ToDataset();

        InsightReport report = new InsightReportBuilder().AddDefaultQuestions().Build().Run(dataset, null, Stop);

        report.Supported.Where(claim => claim.LevelOf is null).Select(claim => claim.Id)
            .Should().BeEquivalentTo(
                "sales_by_month",
                "revenue_by_month",
                "sales_by_weekday",
                "sales_by_hour",
                "category_popularity",
                "age_concentration",
                "buyers_age_by_category",
                "buyers_hour_of_day_by_category",
                "driver_age",
                "driver_hour_of_day",
                "customer_concentration",
                "basket");
        report.Find("sales_by_month")!.Statement.Should().StartWith("November 2025 had 1.");
        report.Find("driver_age")!.Charts.OfType<CalibrationChart>().Single().Points.Where(point => point.Count > 1_000)
            .Should().NotBeEmpty().And.OnlyContain(point => Math.Abs(point.Predicted - point.Observed) < 0.1);
        report.Find("driver_age")!.Note.Should().EndWith("it predicts better than the class priors.");
    }

    /// <summary>The original project's data is uniform noise: 1,000 transactions of 200 customers, both Februaries partial, 12/10/10/9/9 products in the five categories.</summary>
    [Fact]
    public async Task Nothing_is_claimed_on_the_original_projects_data()
    {
        InsightReport report = new InsightReportBuilder().AddDefaultQuestions().Build().Run(await Shop.LoadSeedAsync(), null, Stop);

        report.Supported.Should().BeEmpty();
        report.Find("sales_by_month")!.Rows.Should().Be(924, "the 25 and 51 orders of the two partial Februaries do not count");
        report.Find("age_concentration")!.Effect.Should().BeApproximately((59.0 / 200) - (16.0 / 52), 1e-12);
        report.ToString().Should().StartWith("No claim is supported by this data (").And.Contain("it predicts no better than chance");
    }
}
