using System.Globalization;

namespace EcomIntel.Insights.Tests;

/// <summary>Small shops by hand, and the original project's own data.</summary>
internal static class Shop
{
    public static InsightContext Context(CommerceDataset dataset, InsightOptions? options = null) =>
        new(dataset, options ?? new InsightOptions(), 399, (_, _) => { }, TestContext.Current.CancellationToken);

    public static Claim Ask(IInsightQuestion question, CommerceDataset dataset, InsightOptions? options = null) =>
        new InsightReportBuilder(options).Add(question).Build().Run(dataset, null, TestContext.Current.CancellationToken).Claims[0];

    public static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    /// <summary>One transaction a customer and entry: day of the year 2025, customer.</summary>
    public static CommerceDataset Orders(IEnumerable<(DateTimeOffset Time, string? Customer)> orders) =>
        CommerceDataset.FromRecords(orders.Select((order, i) => new Transaction($"t{i}", order.Time, order.Customer)));

    public static async Task<CommerceDataset> LoadSeedAsync()
    {
        string? data = Environment.GetEnvironmentVariable("ECOMINTEL_DATA");
        string path = Path.Combine(data ?? string.Empty, "seed", "ecommerce_data.csv");
        if (!File.Exists(path))
        {
            Assert.Skip("ECOMINTEL_DATA names no folder with seed/ecommerce_data.csv.");
        }

        return (await CommerceSource.FromCsv(path, CsvMap.Flat).LoadAsync(TestContext.Current.CancellationToken)).Dataset;
    }
}
