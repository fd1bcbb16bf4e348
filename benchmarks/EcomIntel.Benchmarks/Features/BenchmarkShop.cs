using System.Globalization;

namespace EcomIntel.Benchmarks;

/// <summary>The shop of the benchmarks, as columns for us and as records for the naive baselines. Times are per row.</summary>
internal static class BenchmarkShop
{
    public const int Rows = 100_000;

    public static ShopColumns Columns { get; } = ShopGenerator.Make(Rows, customers: 2_000, seed: 42, shuffled: false);

    public static Transaction[] Records { get; } = [.. Enumerable.Range(0, Rows).Select(Record)];

    /// <summary>A dataset that nothing has been worked out of yet.</summary>
    public static CommerceDataset Dataset() => CommerceDataset.FromColumns(
        new TransactionColumns
        {
            Timestamps = Columns.Timestamps,
            Customers = Columns.CustomerCodes,
            Quantities = Columns.Quantities,
            UnitPrices = Columns.UnitPrices,
        },
        Columns.Customers);

    private static Transaction Record(int row) => new(
        (row + 1).ToString(CultureInfo.InvariantCulture), EpochTime.FromMicroseconds(Columns.Timestamps[row]), Columns.Customers[Columns.CustomerCodes[row]].Id)
    {
        Quantity = Columns.Quantities[row],
        UnitPrice = Money.ToDecimal(Columns.UnitPrices[row]),
    };
}
