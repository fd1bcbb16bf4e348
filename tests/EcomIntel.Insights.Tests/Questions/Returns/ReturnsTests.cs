namespace EcomIntel.Insights.Tests;

public class ReturnsTests
{
    [Fact]
    public void A_category_that_comes_back_is_named()
    {
        Claim claim = Shop.Ask(new Returns(), Lines(line => line % 10 == 0 && line % 2 == 0));

        claim.Verdict.Should().Be(Verdict.Supported);
        claim.Statement.Should().Be("20.0% of the lines of Shoes are returned or cancelled, against 0.0% of the others.");
        claim.Effect.Should().BeApproximately(0.2, 1e-12);
    }

    [Fact]
    public void Returns_of_all_categories_alike_name_none() => Shop.Ask(new Returns(), Lines(line => line % 20 < 2)).Verdict.Should().NotBe(Verdict.Supported);

    [Fact]
    public void A_shop_without_returns_cannot_answer() =>
        Shop.Ask(new Returns(), Lines(_ => false)).Statement.Should().Be("There are fewer than 30 returns of known customers and categories.");

    /// <summary>2,000 lines of 199 customers, every other one of shoes.</summary>
    private static CommerceDataset Lines(Func<int, bool> isReturned) => CommerceDataset.FromRecords(
        Enumerable.Range(0, 2000).Select(line => new Transaction($"t{line}", Shop.Time("2025-01-01T00:00Z"), $"c{line * 7 % 199}", line % 2 == 0 ? "shoe" : "tea")
        {
            Kind = isReturned(line) ? TransactionKind.Return : TransactionKind.Sale,
        }),
        products: [new Product("shoe", "Shoes"), new Product("tea", "Tea")]);
}
