using System.Globalization;

namespace EcomIntel.Insights.Tests;

public class ClaimTests
{
    [Fact]
    public void A_supported_claim_says_what_to_do_and_what_that_earns_where_a_margin_is_known()
    {
        Claim claim = Weigh(0.001, margin: 0.4);

        claim.ActionIn(CultureInfo.GetCultureInfo("de-DE")).Should().Be("Do 1,5 more.");
        claim.ExpectedValue!.Profit.Should().Be(400);
        claim.ExpectedValue.Interval.Should().Be(new EffectInterval(200, 600));
        claim.ExpectedValue.Basis.Should().Be("If it lasts 1.5 years.");
    }

    [Fact]
    public void Without_a_margin_nothing_is_said_of_money() => Weigh(0.001, margin: null).ExpectedValue.Should().BeNull();

    [Fact]
    public void What_is_not_supported_calls_for_nothing_but_still_has_its_chart()
    {
        Claim claim = Weigh(0.6, margin: 0.4);

        claim.Action.Should().BeNull();
        claim.ExpectedValue.Should().BeNull();
        claim.Charts.Should().ContainSingle();
    }

    [Fact]
    public void Descriptions_stand_beside_the_claims_and_are_no_part_of_the_budget()
    {
        InsightReport report = new InsightReportBuilder().Add(new Fixed(Finding(0.04))).Add(new Describer()).Build()
            .Run(CommerceDataset.FromRecords([]), null, TestContext.Current.CancellationToken);

        report.Descriptions.Should().ContainSingle().Which.Title.Should().Be("Opening hours");
        report.Claims.Should().ContainSingle().Which.QValue.Should().Be(0.04);
        report.ToString().Should().Contain("Opening hours").And.Contain("Open for 1.5 hours.");
    }

    [Fact]
    public void A_part_may_be_replaced_by_one_of_the_other_kind()
    {
        InsightReporter reporter = new InsightReportBuilder().Add(new SalesByMonth()).Replace<SalesByMonth>(new Describer()).Build();

        reporter.Parts.Should().ContainSingle().Which.Should().BeOfType<Describer>();
        reporter.Questions.Should().BeEmpty();
    }

    private static Claim Weigh(double pValue, double? margin) =>
        Shop.Ask(new Fixed(Finding(pValue)), CommerceDataset.FromRecords([]), new InsightOptions { Margin = margin });

    private static Finding Finding(double pValue) => new()
    {
        Id = "fixed",
        WhenSupported = $"yes",
        WhenNotSupported = $"no",
        WhenInsufficient = $"unknown",
        Unit = "units",
        Effect = 1,
        Interval = new EffectInterval(0.1, 1.9),
        PValue = pValue,
        MinimumEffect = 0.5,
        EffectiveCustomers = 100,
        Method = "none",
        Action = $"Do {1.5} more.",
        Gain = new RevenueGain(1000, new EffectInterval(500, 1500), $"If it lasts {1.5} years."),
        Charts = [new BarChart { Title = $"Bars", Unit = "units", Bars = [new ChartBar($"one", 1)] }],
    };

    private sealed class Fixed(Finding finding) : IInsightQuestion
    {
        public string Name => "fixed";

        public IReadOnlyList<Finding> Ask(InsightContext context) => [finding];
    }

    private sealed class Describer : IShopDescriber
    {
        public string Name => "opening_hours";

        public ShopDescription Describe(InsightContext context) =>
            new() { Name = Name, Title = "Opening hours", Sentences = [$"Open for {1.5} hours."], Method = "looked at the door" };
    }
}
