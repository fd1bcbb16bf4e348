using System.Globalization;

namespace EcomIntel.Insights.Tests;

/// <summary>Small shops by hand, and the original project's own data.</summary>
internal static class Shop
{
    public static InsightContext Context(CommerceDataset dataset, InsightOptions? options = null) =>
        new(dataset, options ?? new InsightOptions(), 4, new Lazy<SaleOrders>(() => SaleOrders.Of(dataset.Transactions)), (_, _) => { }, TestContext.Current.CancellationToken);

    public static Claim Ask(IInsightQuestion question, CommerceDataset dataset, InsightOptions? options = null) =>
        new InsightReportBuilder(options).Add(question).Build().Run(dataset, null, TestContext.Current.CancellationToken).Claims[0];

    public static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    /// <summary>A shop of orders alone, without customers' records or products.</summary>
    public static CommerceDataset Orders(IEnumerable<(DateTimeOffset Time, string? Customer)> orders) =>
        CommerceDataset.FromRecords(orders.Select((order, i) => new Transaction($"t{i}", order.Time, order.Customer)));

    public static async Task<CommerceDataset> LoadSeedAsync() =>
        (await CommerceSource.FromCsv(RealData("seed", "ecommerce_data.csv"), CsvMap.Flat).LoadAsync(TestContext.Current.CancellationToken)).Dataset;

    /// <summary>A file of the real data, which is not the repository's to ship; the test is skipped where it is absent.</summary>
    public static string RealData(string folder, string file)
    {
        string path = Path.Combine(Environment.GetEnvironmentVariable("ECOMINTEL_DATA") ?? string.Empty, folder, file);
        if (!File.Exists(path))
        {
            Assert.Skip($"Set ECOMINTEL_DATA to the folder of the real data to run this test; it needs {folder}/{file}.");
        }

        return path;
    }
}
