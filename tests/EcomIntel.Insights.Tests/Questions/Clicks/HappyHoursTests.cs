using EcomIntel.Synthetic;

namespace EcomIntel.Insights.Tests;

public class HappyHoursTests
{
    [Fact]
    public void Busy_hours_of_low_conversion_are_found_with_their_gain()
    {
        InsightReport report = new InsightReportBuilder().Add(new HappyHours()).Build().Run(VisitWorld.Make(1).ToDataset(), null, TestContext.Current.CancellationToken);

        report.Supported.Select(claim => claim.Id).Should().Equal("happy_hours", "happy_hours/12", "happy_hours/13", "happy_hours/14");
        Claim claim = report.Find("happy_hours/13")!;
        claim.Effect.Should().BeApproximately(0.5, 0.12);
        claim.Interval!.Value.Low.Should().BeLessThan(0.5);
        claim.Interval.Value.High.Should().BeGreaterThan(0.5);
        claim.Statement.Should().StartWith("From 13:00 to 14:00 ").And.Contain("more orders a week (");
        claim.Action.Should().Be("Try an offer from 13:00 to 14:00, to half of the visitors, and compare the halves.");
    }

    /// <summary>20 worlds; a right method claims an hour in at most 5%, 1; more than 4 happen in 1 of 400 runs.</summary>
    [Fact]
    public void Where_all_hours_convert_alike_hardly_any_is_claimed()
    {
        InsightReporter reporter = new InsightReportBuilder().Add(new HappyHours()).Build();

        Enumerable.Range(1, 20).Count(seed => reporter.Run(VisitWorld.Make(seed, visits => visits.ConversionFactor = 1).ToDataset()).Supported.Any()).Should().BeLessThanOrEqualTo(4);
    }

    [Fact]
    public void What_is_promised_is_drawn_towards_the_other_hours_and_what_is_claimed_is_not()
    {
        ClickSessions sessions = ClickSessions.Of(VisitWorld.Make(3).ToDataset().Clicks, 20_000);
        HourRates rates = HourRates.Of(sessions, new WholeDays(0, 100_000), LocalCalendar.For("UTC"));

        (double rate, EffectInterval interval) = new ShrunkRate(rates).Of(13);

        rate.Should().BeGreaterThan(rates.Rate(13)).And.BeLessThan(rates.RateOfOthers(13));
        interval.Low.Should().BeLessThan(rate);
        interval.High.Should().BeGreaterThan(rate);
        rates.DesignEffect.Should().BeInRange(1, 1.3);
    }

    [Fact]
    public void A_shop_without_clicks_cannot_answer() =>
        Shop.Ask(new HappyHours(), CommerceDataset.FromRecords([])).Verdict.Should().Be(Verdict.InsufficientEvidence);
}
