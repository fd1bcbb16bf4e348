namespace EcomIntel.Insights.Tests;

/// <summary>84.51°'s Complete Journey: 75,000 basket lines of 2017, households with demographics. Who buys what is asked of the five largest departments, as the naive p-values below were.</summary>
public class CompleteJourneyTests
{
    private static readonly string[] Largest = ["GROCERY", "DRUG GM", "PRODUCE", "MEAT-PCKGD", "MEAT"];

    /// <summary>A χ² over lines has p = 5.4e-5 for household size; by household it is 0.21.</summary>
    [Fact]
    public async Task Household_size_is_not_taken_to_decide_what_is_bought()
    {
        InsightReport report = new InsightReportBuilder(new InsightOptions { TimeZone = "America/New_York" }).AddDefaultQuestions().Remove<CategoryDrivers>().Build()
            .Run(await LoadAsync(), null, TestContext.Current.CancellationToken);

        Claim size = report.Find("buyers_household_size_by_category")!;
        size.Verdict.Should().NotBe(Verdict.Supported);
        size.PValue.Should().BeGreaterThan(0.05);
        foreach (string id in new[] { "buyers_marital_status_by_category", "buyers_home_ownership_by_category" })
        {
            Claim claim = report.Find(id)!;
            claim.PValue.Should().BeInRange(0.0005, 0.06, "by household the evidence is far weaker than over lines");
            (claim.Verdict == Verdict.Supported).Should().Be(claim.QValue <= 0.05 && Math.Abs(claim.Effect!.Value) >= claim.MinimumEffect);
        }
    }

    private static async Task<CommerceDataset> LoadAsync()
    {
        AttributeDefinition[] household = [.. new[] { "household_size", "marital_status", "home_ownership", "income" }.Select(name => new AttributeDefinition(name, AttributeOwner.Customer))];
        CsvMap lines = new CsvMap()
            .Map(Field.OrderId, "basket_id").Map(Field.Timestamp, "transaction_timestamp").Map(Field.CustomerId, "household_id").Map(Field.ProductId, "product_id")
            .Map(Field.Quantity, "quantity").Map(Field.Total, "sales_value");
        CsvMap households = household.Aggregate(new CsvMap().Map(Field.CustomerId, "household_id"), (map, attribute) => map.MapAttribute(attribute));
        CsvMap products = new CsvMap().Map(Field.ProductId, "product_id").Map(Field.ProductName, "product_type")
            .Map(Field.ProductCategory, "department", department => Largest.Contains(department) ? department : null);
        CleanResult shop = await CommerceSource.FromCsv(Shop.RealData("complete-journey", "transactions.csv"), lines)
            .WithCustomers(Shop.RealData("complete-journey", "demographics.csv"), households)
            .WithProducts(Shop.RealData("complete-journey", "products.csv"), products)
            .LoadAsync(TestContext.Current.CancellationToken);
        return shop.Dataset;
    }
}
