namespace EcomIntel.Parquet.Tests;

public class FeatureTableTests
{
    private static readonly DateTimeOffset Start = new(2025, 3, 3, 9, 30, 0, TimeSpan.Zero);

    internal static FeatureTable Features(CommerceDataset shop) => Features(shop, new FeaturePipelineBuilder()
        .AddHourOfDay().AddProductCategory().AddAggregates(By.Customer, a => a.Count().Sum(Measure.Spend).Mean(Measure.Spend)));

    [Fact]
    public async Task Every_feature_keeps_its_type_and_its_values()
    {
        using TempFolder folder = new();
        await Features(Shop()).SaveParquetAsync(folder["features.parquet"], TestContext.Current.CancellationToken);

        DuckDb.Types(folder["features.parquet"]).Should().Equal(
            "transaction_id VARCHAR", "hour_of_day TINYINT", "product_category VARCHAR", "transaction_count_by_customer BIGINT", "spend_sum_by_customer DECIMAL(18,4)",
            "spend_mean_by_customer DOUBLE");
        DuckDb.Rows($"SELECT * FROM '{folder["features.parquet"]}'").Should().Equal(
            "t1|9|Books|0|0.0000|NULL",
            "t2|10|Toys|1|1.2500|1.25",
            "t3|11|NULL|2|3.7500|1.875");
    }

    [Fact]
    public async Task A_snapshot_has_its_customers_first()
    {
        using TempFolder folder = new();
        CommerceDataset shop = CommerceDataset.FromRecords([new Transaction("t1", Start, "ama") { Total = 12.5m }, new Transaction("t2", Start.AddDays(1), "kofi")]);
        FeaturePipeline pipeline = new FeaturePipelineBuilder().AddAggregates(By.Customer, a => a.Sum(Measure.Spend).TimeSinceLast()).Build();
        FeatureSnapshot snapshot = pipeline.Snapshot(shop, Start.AddDays(1), cancellationToken: TestContext.Current.CancellationToken);

        await snapshot.SaveParquetAsync(folder["customers.parquet"], TestContext.Current.CancellationToken);

        DuckDb.Rows($"SELECT * FROM '{folder["customers.parquet"]}'").Should().Equal("ama|12.5000|1", "kofi|0.0000|NULL");
    }

    [Fact]
    public async Task An_amount_of_nineteen_digits_widens_its_column_alone()
    {
        using TempFolder folder = new();
        CommerceDataset shop = CommerceDataset.FromRecords(
        [
            new Transaction("t1", Start, "c") { Total = 922_337_203_685_477m, UnitPrice = 1m, Quantity = 1 },
            new Transaction("t2", Start.AddHours(1), "c"),
        ]);
        await Features(shop, new FeaturePipelineBuilder().AddAggregates(By.Customer, a => a.Sum(Measure.Spend)).AddUnitPrice())
            .SaveParquetAsync(folder["features.parquet"], TestContext.Current.CancellationToken);

        DuckDb.Types(folder["features.parquet"]).Should().Equal("transaction_id VARCHAR", "spend_sum_by_customer DECIMAL(19,4)", "unit_price DECIMAL(18,4)");
        DuckDb.Rows($"SELECT transaction_id, spend_sum_by_customer::VARCHAR, unit_price FROM '{folder["features.parquet"]}'")
            .Should().Equal("t1|0.0000|1.0000", "t2|922337203685477.0000|NULL");
    }

    [Fact]
    public async Task Categories_that_repeat_are_written_once_in_a_dictionary()
    {
        using TempFolder folder = new();
        CommerceDataset shop = CommerceDataset.FromRecords(
            Enumerable.Range(0, 1000).Select(i => new Transaction($"t{i}", Start.AddMinutes(i), "c", $"p{i % 3}")),
            products: Enumerable.Range(0, 3).Select(i => new Product($"p{i}", $"Category {i}")));
        await Features(shop).SaveParquetAsync(folder["features.parquet"], rowsPerGroup: 400, TestContext.Current.CancellationToken);

        DuckDb.Rows($"SELECT DISTINCT encodings FROM parquet_metadata('{folder["features.parquet"]}') WHERE path_in_schema = 'product_category'").Should().Equal("PLAIN_DICTIONARY, RLE");
        DuckDb.Rows($"SELECT row_group_id, any_value(row_group_num_rows) FROM parquet_metadata('{folder["features.parquet"]}') GROUP BY ALL ORDER BY ALL").Should().Equal("0|400", "1|400", "2|200");
        DuckDb.Rows($"SELECT product_category, count(*) FROM '{folder["features.parquet"]}' GROUP BY ALL ORDER BY ALL").Should().Equal("Category 0|334", "Category 1|333", "Category 2|333");
    }

    [Fact]
    public async Task A_stream_that_cannot_seek_gets_the_same_bytes_as_a_file()
    {
        using TempFolder folder = new();
        FeatureTable table = Features(Shop());
        await table.SaveParquetAsync(folder["features.parquet"], TestContext.Current.CancellationToken);
        using MemoryStream bytes = new();
        await using (ForwardStream forward = new(bytes))
        {
            await table.SaveParquetAsync(forward, TestContext.Current.CancellationToken);
        }

        bytes.ToArray().Should().Equal(await File.ReadAllBytesAsync(folder["features.parquet"], TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task What_was_broken_off_is_no_whole_file()
    {
        using TempFolder folder = new();
        using CancellationTokenSource cancel = new();
        Func<Task> save = () => Features(Shop()).SaveParquetAsync(folder["features.parquet"], cancel.Token);
        await cancel.CancelAsync();
        await save.Should().ThrowAsync<OperationCanceledException>();

        Func<Task> read = () => CommerceSource.FromParquet(folder["features.parquet"], new CsvMap().Map(Field.Timestamp, "timestamp")).LoadAsync(TestContext.Current.CancellationToken);
        await read.Should().ThrowAsync<DataFormatException>();
    }

    private static FeatureTable Features(CommerceDataset shop, FeaturePipelineBuilder features) =>
        features.Build().Fit(shop, RowSet.All(shop.Transactions.Count)).Transform(shop);

    private static CommerceDataset Shop() => CommerceDataset.FromRecords(
        [
            new Transaction("t1", Start, "c1", "p1") { Total = 1.25m },
            new Transaction("t2", Start.AddHours(1), "c1", "p2") { Total = 2.5m },
            new Transaction("t3", Start.AddHours(2), "c1") { Total = 3m },
        ],
        products: [new Product("p1", "Books"), new Product("p2", "Toys")]);
}
