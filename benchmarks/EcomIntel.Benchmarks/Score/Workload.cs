namespace EcomIntel.Benchmarks;

/// <summary>
/// One pipeline over the columns it reads. Stateless and fused work the total out of quantity and unit price, lifetime and asof read it as recorded;
/// so do their peers.
/// </summary>
/// <param name="Name">The name in the output.</param>
/// <param name="Pipeline">The features.</param>
/// <param name="Columns">The columns read, of the shop's own arrays.</param>
/// <param name="InputBytes">Bytes read per row.</param>
/// <param name="OutputBytes">Bytes made per row: 1 for calendar and bands, 8 for money, counts and days.</param>
internal sealed record Workload(string Name, FeaturePipeline Pipeline, Func<ShopColumns, TransactionColumns> Columns, int InputBytes, int OutputBytes)
{
    public static IReadOnlyList<Workload> All { get; } =
    [
        new("stateless", Stateless().Build(), Lines, InputBytes: 8 + 4 + 8, OutputBytes: 4 + 8),
        new("lifetime", Lifetime(new()).Build(), Recorded, InputBytes: 4 + 8, OutputBytes: 8),
        new("asof", AsOf(new()).Build(), Recorded, InputBytes: 8 + 4 + 8, OutputBytes: 3 * 8),
        new("fused", AsOf(Lifetime(Stateless())).Build(), Lines, InputBytes: 8 + 4 + 4 + 8, OutputBytes: 4 + (5 * 8)),
    ];

    /// <summary>The fused features of a shop in a time zone of its own.</summary>
    public static FeaturePipeline Fused(string timeZone) => AsOf(Lifetime(Stateless(timeZone))).Build();

    /// <summary>A dataset that nothing has been worked out of yet. Rows are neither copied nor read but for the check of their ranges.</summary>
    public CommerceDataset Dataset(ShopColumns shop) => CommerceDataset.FromColumns(Columns(shop), shop.Customers);

    private static FeaturePipelineBuilder Stateless(string timeZone = "UTC") =>
        new FeaturePipelineBuilder(timeZone).AddHourOfDay().AddDayOfWeek().AddMonth().AddTotalPrice().AddPriceBand(50m, 200m);

    private static FeaturePipelineBuilder Lifetime(FeaturePipelineBuilder builder) => builder.AddCustomerTotalSpent();

    private static FeaturePipelineBuilder AsOf(FeaturePipelineBuilder builder) =>
        builder.AddAggregates(By.Customer, a => a.Sum(Measure.Spend).Count().TimeSinceLast());

    private static TransactionColumns Lines(ShopColumns shop) =>
        new() { Timestamps = shop.Timestamps, Customers = shop.CustomerCodes, Quantities = shop.Quantities, UnitPrices = shop.UnitPrices };

    private static TransactionColumns Recorded(ShopColumns shop) =>
        new() { Timestamps = shop.Timestamps, Customers = shop.CustomerCodes, Totals = shop.Totals };
}
