using System.Collections.Immutable;

namespace EcomIntel.Insights.Tests;

public class DiscoveryBudgetTests
{
    private static readonly InsightOptions Options = new();

    [Fact]
    public void An_effect_that_is_significant_and_large_enough_is_supported()
    {
        Claim claim = Weigh(Finding("a", pValue: 0.001, effect: 0.05, interval: new(0.03, 0.07))).Single();

        claim.Verdict.Should().Be(Verdict.Supported);
        claim.Statement.Should().Be("supported 0.05");
        claim.QValue.Should().Be(0.001);
    }

    [Fact]
    public void An_effect_that_is_significant_but_too_small_to_matter_is_not_supported() =>
        Weigh(Finding("a", pValue: 0.001, effect: 0.01, interval: new(0.005, 0.015))).Single().Verdict.Should().Be(Verdict.NotSupported);

    [Fact]
    public void A_wide_interval_is_insufficient_evidence() =>
        Weigh(Finding("a", pValue: 0.3, effect: 0.03, interval: new(-0.05, 0.11))).Single().Verdict.Should().Be(Verdict.InsufficientEvidence);

    [Fact]
    public void Below_30_effective_customers_nothing_is_claimed_and_no_number_shown()
    {
        Claim claim = Weigh(Finding("a", pValue: 1e-9, effect: 0.5, interval: new(0.4, 0.6)) with { EffectiveCustomers = 29.9 }).Single();

        claim.Verdict.Should().Be(Verdict.InsufficientEvidence);
        claim.Effect.Should().BeNull();
        claim.Interval.Should().BeNull();
        claim.QValue.Should().BeNull();
    }

    [Theory]
    [InlineData(0.85, Verdict.Supported)]
    [InlineData(0.95, Verdict.InsufficientEvidence)]
    [InlineData(1.2, Verdict.Supported)]
    public void A_ratio_matters_in_both_directions(double ratio, Verdict expected) =>
        Weigh(Finding("a", pValue: 0.001, effect: ratio, interval: new(ratio / 1.2, ratio * 1.2)) with { Scale = EffectScale.Ratio, MinimumEffect = 1.1 })
            .Single().Verdict.Should().Be(expected);

    [Fact]
    public void A_ratio_inside_its_minimum_both_ways_is_not_supported() =>
        Weigh(Finding("a", pValue: 0.5, effect: 1.0, interval: new(0.92, 1.09)) with { Scale = EffectScale.Ratio, MinimumEffect = 1.1 })
            .Single().Verdict.Should().Be(Verdict.NotSupported);

    [Fact]
    public void All_findings_share_one_budget()
    {
        // Alone p = 0.04 passes; beside three questions without an effect q = 0.16 does not.
        Finding[] findings = [Finding("a", pValue: 0.04), Finding("b", pValue: 0.8), Finding("c", pValue: 0.7), Finding("d", pValue: 0.9)];

        Weigh(findings[0]).Single().Verdict.Should().Be(Verdict.Supported);
        Weigh(findings)[0].QValue.Should().BeApproximately(0.16, 1e-12);
        Weigh(findings).Should().NotContain(claim => claim.Verdict == Verdict.Supported);
    }

    [Fact]
    public void A_finding_that_cannot_be_tested_takes_nothing_from_the_budget() =>
        Weigh(Finding("a", pValue: 0.04), Insights.Finding.NotAnswerable("b", $"No data.", "unit", 0.02, "method"))[0].QValue.Should().Be(0.04);

    [Fact]
    public void Levels_are_tested_only_within_a_supported_finding()
    {
        Finding withLevels = Finding("a", pValue: 0.8) with { Levels = [Finding("a/x", pValue: 1e-9)] };

        Weigh(withLevels).Select(claim => claim.Id).Should().Equal("a");
        Weigh(withLevels with { PValue = 0.001 }).Select(claim => claim.Id).Should().Equal("a", "a/x");
    }

    [Fact]
    public void Levels_pay_for_the_findings_that_were_not_supported()
    {
        // One of four findings is supported, so its levels are tested at 0.05 ÷ 4: p = 0.01 × 2 levels × 4 = 0.08.
        ImmutableArray<Claim> claims = Weigh(
            Finding("a", pValue: 0.001) with { Levels = [Finding("a/x", pValue: 0.01), Finding("a/y", pValue: 0.9)] },
            Finding("b", pValue: 0.8),
            Finding("c", pValue: 0.7),
            Finding("d", pValue: 0.9));

        claims[1].QValue.Should().BeApproximately(0.08, 1e-12);
        claims[1].Verdict.Should().NotBe(Verdict.Supported);
    }

    [Fact]
    public void A_number_that_is_none_is_no_evidence() =>
        Weigh(Finding("a", pValue: double.NaN)).Single().Verdict.Should().Be(Verdict.InsufficientEvidence);

    [Fact]
    public void Two_findings_of_one_id_are_refused()
    {
        Action act = () => Weigh(Finding("a", pValue: 0.5), Finding("a", pValue: 0.5));

        act.Should().Throw<InvalidOperationException>().WithMessage("The claim 'a' is made twice. Give each finding an id of its own.");
    }

    private static ImmutableArray<Claim> Weigh(params Finding[] findings) => DiscoveryBudget.Weigh(findings, Options, "data");

    private static Finding Finding(string id, double pValue, double effect = 0.1, EffectInterval? interval = null) => new()
    {
        Id = id,
        WhenSupported = $"supported {effect}",
        WhenNotSupported = $"not supported {effect}",
        WhenInsufficient = $"insufficient",
        Unit = "share",
        Effect = effect,
        Interval = interval ?? new EffectInterval(effect - 0.05, effect + 0.05),
        PValue = pValue,
        MinimumEffect = 0.02,
        Rows = 1000,
        Customers = 200,
        EffectiveCustomers = 150,
        Method = "method",
    };
}
