namespace EcomIntel.Insights.Tests;

public class RetentionTests
{
    [Fact]
    public void A_first_purchase_that_brings_customers_back_is_named()
    {
        Claim claim = Shop.Ask(new Retention(), Customers(customer => customer % 10 < (customer < 300 ? 6 : 3)));

        claim.Verdict.Should().Be(Verdict.Supported);
        claim.Statement.Should().Be("Of customers whose first order was of Coffee, 60.0% came back within 90 days, against 30.0% of the others.");
        claim.Effect.Should().BeApproximately(0.3, 1e-12);
        claim.Customers.Should().Be(600);
        CohortChart triangle = claim.Charts.OfType<CohortChart>().Single();
        triangle.Cohorts[0].Customers.Should().Be(600);
        triangle.Cohorts[0].Shares[0].Should().BeApproximately(0.45, 1e-12, "the second order came a month later");
    }

    [Fact]
    public void Customers_who_come_back_alike_name_nothing() =>
        Shop.Ask(new Retention(), Customers(customer => customer % 10 < 5)).Verdict.Should().NotBe(Verdict.Supported);

    [Fact]
    public void Customers_who_cannot_be_followed_long_enough_do_not_count() =>
        Shop.Ask(new Retention(days: 400), Customers(customer => customer % 10 < 5)).Statement
            .Should().Be("There are no customers to follow over 400 days, or all or none of them came back.");

    /// <summary>300 customers who first buy coffee and 300 who first buy tea, in January; those who come back do so in February. The data ends in July.</summary>
    private static CommerceDataset Customers(Func<int, bool> isBack) => CommerceDataset.FromRecords(
        [
            .. Enumerable.Range(0, 600).Select(customer => new Transaction($"a{customer}", Shop.Time("2025-01-01T00:00Z").AddDays(customer % 30), $"c{customer}", customer < 300 ? "coffee" : "tea")),
            .. Enumerable.Range(0, 600).Where(isBack).Select(customer => new Transaction($"b{customer}", Shop.Time("2025-02-01T00:00Z").AddDays(customer % 28), $"c{customer}", "tea")),
            new Transaction("end", Shop.Time("2025-07-31T00:00Z")),
        ],
        products: [new Product("coffee", "Coffee"), new Product("tea", "Tea")]);
}
