using EcomIntel.Synthetic;

namespace EcomIntel.Insights.Tests;

public class BasketTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void Planted_pairs_are_found_and_no_others()
    {
        SyntheticWorld world = SyntheticWorld.Realistic(2, realistic => realistic.Transactions = 30_000);

        InsightReport report = new InsightReportBuilder().Add(new Basket()).Build().Run(world.ToDataset(), null, Stop);

        string[] planted = [.. world.Truth.Pairs.Select(pair => "basket/" + string.Join('+', new[] { pair.First, pair.Second }.Order(StringComparer.Ordinal)))];
        report.Supported.Where(claim => claim.LevelOf is not null).Select(claim => claim.Id).Should().BeEquivalentTo(planted);
        report.Claims.Should().HaveCount(6, "of a large family only what is supported is reported");
        report.Find("basket")!.Effect.Should().BeInRange(2, 5);
    }

    /// <summary>
    /// Tastes of one's own: the same categories stand in one order more often than popularity has it. 30 worlds; a right method claims in at most 5%; more than 6 happen in 1 of 1,000 runs.
    /// </summary>
    [Fact]
    public void Tastes_are_not_taken_for_pairs() => Enumerable.Range(1, 30).Count(seed => new InsightReportBuilder().Add(new Basket()).Build()
        .Run(SyntheticWorld.Habits(seed, habits => (habits.Transactions, habits.TasteConcentration) = (10_000, 0.5)).ToDataset(), null, Stop).Supported.Any())
        .Should().BeLessThanOrEqualTo(6);

    [Fact]
    public void A_pair_of_few_customers_is_no_rule()
    {
        // 15 customers order the pair again and again; 280 others order every other pair, and this one never.
        IEnumerable<Transaction> pairs = from customer in Enumerable.Range(0, 15)
                                         from order in Enumerable.Range(0, 20)
                                         from product in new[] { "a", "b" }
                                         select Line($"f{customer}-{order}", $"few{customer}", product);
        (int One, int Other)[] rest = [.. from one in Enumerable.Range(0, 6) from other in Enumerable.Range(one + 1, 5 - one) where other > 1 select (one, other)];
        IEnumerable<Transaction> others = from customer in Enumerable.Range(0, 280)
                                          from product in new[] { rest[customer % rest.Length].One, rest[customer % rest.Length].Other }
                                          select Line($"m{customer}", $"many{customer}", $"{(char)('a' + product)}");

        CommerceDataset shop = CommerceDataset.FromRecords([.. pairs, .. others], products: [.. "abcdef".Select(name => new Product($"{name}", "Tea"))]);
        InsightReport report = new InsightReportBuilder().Add(new Basket()).Build().Run(shop, null, Stop);

        report.Supported.Select(claim => claim.Id).Should().NotContain("basket/a+b");
        report.Claims[0].Statement.Should().NotContain("product a and product b");
    }

    [Fact]
    public void Orders_of_one_line_cannot_answer()
    {
        Claim claim = new InsightReportBuilder().Add(new Basket()).Build().Run(SyntheticWorld.Null().ToDataset(), null, Stop).Claims.Single();

        claim.Verdict.Should().Be(Verdict.InsufficientEvidence);
        claim.Statement.Should().Be("No order of a known customer holds two products, so it is not known what is bought together.");
    }

    private static Transaction Line(string order, string customer, string product) =>
        new($"{order}-{product}", Shop.Time("2025-01-01T00:00Z"), customer, product) { OrderId = order };
}
