namespace EcomIntel.Parquet.Tests;

/// <summary>Readers skip row groups by the least and the greatest value that a file states. If those are wrong, a filter loses rows without a word.</summary>
public class StatisticsTests
{
    private static readonly string[] Names = ["😀", "！SALE", "plain", "ﬁne"];

    [Fact]
    public async Task A_filter_finds_the_rows_of_every_row_group()
    {
        using TempFolder folder = new();
        DateTimeOffset start = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);
        IEnumerable<Transaction> lines = Enumerable.Range(0, 400).Select(i => new Transaction($"t{i}", start.AddHours(i), $"c{i % 7}", $"p{i % 4}") { Total = i / 100m });
        await CommerceDataset.FromRecords(lines, products: Names.Select((name, i) => new Product($"p{i}", Name: name)))
            .SaveParquetAsync(folder["shop"], rowsPerGroup: 50, TestContext.Current.CancellationToken);

        string file = folder["shop/transactions.parquet"];
        for (int i = 0; i < 400; i += 37)
        {
            DuckDb.Rows($"SELECT transaction_id FROM '{file}' WHERE timestamp = TIMESTAMPTZ '{start.AddHours(i):yyyy-MM-dd HH:mm:ss}+00'").Should().Equal($"t{i}");
            DuckDb.Rows($"SELECT transaction_id FROM '{file}' WHERE total_price = {i / 100m}").Should().Equal($"t{i}");
            DuckDb.Rows($"SELECT timestamp FROM '{file}' WHERE transaction_id = 't{i}'").Should().HaveCount(1);
        }

        foreach (string name in Names)
        {
            DuckDb.Rows($"SELECT count(*) FROM '{folder["shop/products.parquet"]}' WHERE product_name = '{name}'").Should().Equal("1");
        }
    }

    [Fact]
    public async Task The_stated_bounds_are_those_of_the_values()
    {
        using TempFolder folder = new();
        Transaction[] lines = [.. Enumerable.Range(0, 4).Select(i => new Transaction($"t{i}", DateTimeOffset.UnixEpoch.AddYears(50).AddSeconds(i), "c", "p") { Total = i - 1.5m })];
        await CommerceDataset.FromRecords(lines).SaveParquetAsync(folder["shop"], rowsPerGroup: 2, TestContext.Current.CancellationToken);

        DuckDb.Rows($"SELECT path_in_schema, stats_min_value, stats_max_value, stats_null_count FROM parquet_metadata('{folder["shop/transactions.parquet"]}') "
                    + "WHERE path_in_schema IN ('timestamp', 'total_price', 'order_id') ORDER BY ALL").Should().Equal(
            "order_id|NULL|NULL|2",
            "order_id|NULL|NULL|2",
            "timestamp|2020-01-01 00:00:00+00|2020-01-01 00:00:01+00|0",
            "timestamp|2020-01-01 00:00:02+00|2020-01-01 00:00:03+00|0",
            "total_price|-1.5000|-0.5000|0",
            "total_price|0.5000|1.5000|0");
    }
}
