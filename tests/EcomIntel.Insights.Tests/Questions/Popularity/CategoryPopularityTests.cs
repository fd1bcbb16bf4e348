namespace EcomIntel.Insights.Tests;

public class CategoryPopularityTests
{
    private static readonly Product[] Catalogue = [new("b1", "Books"), new("b2", "Books"), new("b3", "Books"), new("t1", "Toys")];

    [Fact]
    public void A_category_that_sells_as_much_as_it_offers_is_not_popular()
    {
        // Books are three of four products and three of four lines.
        Claim claim = Shop.Ask(new CategoryPopularity(), Sales(4_000, i => i % 4 == 0 ? "t1" : "b1"));

        claim.Verdict.Should().Be(Verdict.NotSupported);
        claim.Effect.Should().BeApproximately(0, 1e-12);
    }

    [Fact]
    public void A_category_that_sells_beyond_its_shelf_space_is()
    {
        Claim claim = Shop.Ask(new CategoryPopularity(), Sales(1_000, i => i % 2 == 0 ? "t1" : "b2"));

        claim.Id.Should().Be("category_popularity");
        claim.Verdict.Should().Be(Verdict.Supported);
        claim.Effect.Should().BeApproximately(0.25, 1e-12);
        claim.Statement.Should().Be("Toys made up 50.0% of lines sold, with 25.0% of the catalogue's products.");
    }

    [Fact]
    public void Levels_follow_a_supported_claim()
    {
        InsightReport report = new InsightReportBuilder().Add(new CategoryPopularity()).Build()
            .Run(Sales(1_000, i => i % 2 == 0 ? "t1" : "b2"), null, TestContext.Current.CancellationToken);

        report.Claims.Select(claim => (claim.Id, claim.LevelOf, claim.Verdict)).Should().Equal(
            ("category_popularity", null, Verdict.Supported),
            ("category_popularity/Books", "category_popularity", Verdict.Supported),
            ("category_popularity/Toys", "category_popularity", Verdict.Supported));
    }

    [Fact]
    public void Tastes_of_a_few_are_no_popularity()
    {
        // 40 faithful customers, 25 lines each; 26 of 40 buy books where 3 of 4 would be expected. As 1,000 rows on their own that is 10 points with p below 1e-11.
        Claim claim = Shop.Ask(new CategoryPopularity(), Sales(1_000, i => i % 40 < 26 ? "b1" : "t1", customers: 40));

        claim.EffectiveCustomers.Should().BeApproximately(40, 1e-9);
        claim.PValue.Should().BeGreaterThan(0.1);
        claim.Verdict.Should().Be(Verdict.InsufficientEvidence);
    }

    [Fact]
    public void Below_30_customers_nothing_is_said() =>
        Shop.Ask(new CategoryPopularity(), Sales(1_000, i => i % 2 == 0 ? "t1" : "b2", customers: 29)).Effect.Should().BeNull();

    [Fact]
    public void A_catalogue_without_categories_cannot_answer()
    {
        Claim claim = Shop.Ask(new CategoryPopularity(), CommerceDataset.FromRecords([new Transaction("t", default, "c", "p")], products: [new Product("p")]));

        claim.Verdict.Should().Be(Verdict.InsufficientEvidence);
        claim.Statement.Should().Be("The catalogue has fewer than two categories, so there is nothing to compare.");
    }

    [Fact]
    public void Tiny_categories_are_compared_as_one()
    {
        // 1,000 products: Books and Toys 495 each, ten categories of one product; of 2,000 lines 2 are expected of each of the ten, 20 of them together.
        IEnumerable<Product> products = Enumerable.Range(0, 1_000).Select(i => new Product($"p{i}", i < 495 ? "Books" : i < 990 ? "Toys" : $"Tiny {i}"));
        IEnumerable<Transaction> sales = Enumerable.Range(0, 2_000).Select(i => new Transaction($"t{i}", Shop.Time("2025-01-01T00:00Z"), $"c{i % 501}", i % 100 == 0 ? "p990" : $"p{i % 990}"));

        InsightReport report = new InsightReportBuilder().Add(new CategoryPopularity()).Build()
            .Run(CommerceDataset.FromRecords(sales, products: products), null, TestContext.Current.CancellationToken);
        CategoryShelf shelf = CategoryShelf.Of(CategoryColumn.From([.. products.Select(product => product.Category)]), 2_000);

        report.Claims[0].Rows.Should().Be(2_000);
        report.Claims[0].Effect.Should().NotBeNull();
        shelf.Names.Should().Equal("Books", "Toys", "Rare categories");
        shelf.Shares.Should().Equal([0.495, 0.495, 0.01], (actual, expected) => Math.Abs(actual - expected) < 1e-12);
    }

    [Fact]
    public void A_pool_that_is_itself_too_small_takes_in_the_next_category()
    {
        // Expected lines: 90, 8 and 2; the 2 are too few and stay too few alone.
        CategoryColumn products = CategoryColumn.From([.. Enumerable.Range(0, 100).Select(i => i < 90 ? "a" : i < 98 ? "b" : "c")]);

        CategoryShelf.Of(products, 100).Names.Should().Equal("a", "Rare categories");
        CategoryShelf.Of(products, 1_000).Names.Should().Equal("a", "b", "c");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void A_minimum_that_is_no_share_is_refused(double minimum)
    {
        Action act = () => _ = new CategoryPopularity(minimum);

        act.Should().Throw<ArgumentOutOfRangeException>();
    }

    private static CommerceDataset Sales(int lines, Func<int, string> product, int customers = 501) => CommerceDataset.FromRecords(
        Enumerable.Range(0, lines).Select(i => new Transaction($"t{i}", Shop.Time("2025-01-01T00:00Z").AddHours(i), $"c{i % customers}", product(i))),
        products: Catalogue);
}
