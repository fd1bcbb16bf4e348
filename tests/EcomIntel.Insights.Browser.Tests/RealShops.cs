using System.IO.Compression;

namespace EcomIntel.Insights.Browser.Tests;

/// <summary>Real shops, which are not the repository's to ship; tests are skipped where they are absent.</summary>
internal static class RealShops
{
    private static readonly string[] Household = ["income", "home_ownership", "marital_status", "household_size", "kids_count"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>UCI Online Retail (Chen, 2015): a wholesaler's invoices of a year.</summary>
    public static async Task<CommerceDataset> OnlineRetailAsync()
    {
        CsvMap map = new CsvMap { TimeZone = "Europe/London" }
            .Map(Field.OrderId, "InvoiceNo")
            .Map(Field.TransactionKind, "InvoiceNo", text => text.StartsWith('C') ? "cancellation" : null)
            .Map(Field.ProductId, "StockCode")
            .Map(Field.Quantity, "Quantity")
            .Map(Field.Timestamp, "InvoiceDate")
            .Map(Field.UnitPrice, "UnitPrice")
            .Map(Field.CustomerId, "CustomerID");
        await using GZipStream stream = new(File.OpenRead(PathOf("online-retail", "online-retail.csv.gz")), CompressionMode.Decompress);
        return (await CommerceSource.FromCsv(stream, "online-retail", map).Clean(c => c.DropMissing(Field.CustomerId).Positive(Field.UnitPrice)).LoadAsync(Stop)).Dataset;
    }

    /// <summary>84.51°'s Complete Journey: a grocer's basket lines of a year with its households.</summary>
    public static async Task<CommerceDataset> CompleteJourneyAsync()
    {
        CsvMap lines = new CsvMap()
            .Map(Field.OrderId, "basket_id").Map(Field.Timestamp, "transaction_timestamp").Map(Field.CustomerId, "household_id").Map(Field.ProductId, "product_id")
            .Map(Field.Quantity, "quantity").Map(Field.Total, "sales_value");
        CsvMap households = new CsvMap().Map(Field.CustomerId, "household_id").MapAttribute(new AttributeDefinition("age_band", AttributeOwner.Customer), "age");
        foreach (string column in Household)
        {
            households = households.MapAttribute(new AttributeDefinition(column, AttributeOwner.Customer));
        }

        CsvMap products = new CsvMap().Map(Field.ProductId, "product_id").Map(Field.ProductCategory, "department");
        return (await CommerceSource.FromCsv(PathOf("complete-journey", "transactions.csv"), lines)
            .WithCustomers(PathOf("complete-journey", "demographics.csv"), households)
            .WithProducts(PathOf("complete-journey", "products.csv"), products)
            .LoadAsync(Stop)).Dataset;
    }

    private static string PathOf(string folder, string file)
    {
        string path = Path.Combine(Environment.GetEnvironmentVariable("ECOMINTEL_DATA") ?? string.Empty, folder, file);
        if (!File.Exists(path))
        {
            Assert.Skip($"Set ECOMINTEL_DATA to the folder of the real data to run this test; it needs {folder}/{file}.");
        }

        return path;
    }
}
