namespace EcomIntel.Core.Tests;

/// <summary>84.51°'s Complete Journey, three related files. The expected numbers are pandas' over the same files.</summary>
public class CompleteJourneyTests
{
    [Fact]
    public async Task Three_related_files_become_one_dataset()
    {
        CleanResult shop = await Source().LoadAsync(TestContext.Current.CancellationToken);

        shop.Report.Inputs.Select(input => input.Read).Should().Equal(801, 20_897, 75_000);
        shop.Report.Quarantined.Should().Be(0);
        CommerceDataset data = shop.Dataset;
        data.Transactions.Count.Should().Be(75_000);
        int described = 0;
        foreach (int customer in data.Transactions.Customers)
        {
            described += data.Customers.Attributes[0][customer].IsMissing ? 0 : 1;
        }

        data.Customers.Attributes.Select(attribute => attribute.Definition.Name).Should().Equal("age_band", "income", "household_size");
        described.Should().BeGreaterThan(38_530, "38,530 of these lines are of the five largest departments");
        data.Transactions.Quantities.Contains(0).Should().BeTrue();

        // "2261","309","31625220889","940996",1,3.86,…,"2017-01-28T19:06:53Z"
        Transaction first = data.GetTransaction(0);
        first.Timestamp.Should().Be(new DateTimeOffset(2017, 1, 28, 19, 6, 53, TimeSpan.Zero));
        first.Total.Should().Be(3.86m);
        first.OrderId.Should().Be("31625220889");
    }

    [Fact]
    public async Task Lines_of_described_households_in_the_five_largest_departments_are_the_published_ones()
    {
        CommerceDataset data = (await Source().LoadAsync(TestContext.Current.CancellationToken)).Dataset;
        Dictionary<string, int> lines = [];
        for (int row = 0; row < data.Transactions.Count; row++)
        {
            if (!data.Customers.Attributes[0][data.Transactions.Customers[row]].IsMissing && data.Products.Categories[data.Transactions.Products[row]] is { } department)
            {
                lines[department] = lines.GetValueOrDefault(department) + 1;
            }
        }

        int[] largest = [.. lines.Values.OrderDescending().Take(5)];
        largest.Sum().Should().Be(38_530);
        (largest[0] / (double)largest.Sum()).Should().BeApproximately(0.6827, 0.00005);
    }

    private static CommerceSource Source()
    {
        CsvMap lines = new CsvMap()
            .Map(Field.Timestamp, "transaction_timestamp").Map(Field.OrderId, "basket_id").Map(Field.CustomerId, "household_id").Map(Field.ProductId, "product_id")
            .Map(Field.Quantity, "quantity").Map(Field.Total, "sales_value");
        CsvMap products = new CsvMap().Map(Field.ProductId, "product_id").Map(Field.ProductCategory, "department").Map(Field.ProductName, "product_type");
        CsvMap households = new CsvMap().Map(Field.CustomerId, "household_id")
            .MapAttribute(new AttributeDefinition("age_band", AttributeOwner.Customer), "age")
            .MapAttribute(new AttributeDefinition("income", AttributeOwner.Customer))
            .MapAttribute(new AttributeDefinition("household_size", AttributeOwner.Customer));
        return CommerceSource.FromCsv(RealData.File("complete-journey", "transactions.csv"), lines)
            .WithProducts(RealData.File("complete-journey", "products.csv"), products)
            .WithCustomers(RealData.File("complete-journey", "demographics.csv"), households);
    }
}
