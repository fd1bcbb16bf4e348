namespace EcomIntel.Parquet.Tests;

public class PolarsTests
{
    private const string Print = """
        import sys, polars as pl
        table = pl.read_parquet(sys.argv[1])
        for name, kind in table.schema.items():
            print(name, kind)
        for row in table.iter_rows():
            print('|'.join('null' if value is None else value.isoformat() if hasattr(value, 'isoformat') else str(value) for value in row))
        """;

    [Fact]
    public async Task Polars_reads_a_dataset_with_types_nulls_decimals_and_the_zone()
    {
        using TempFolder folder = new();
        Transaction[] lines =
        [
            new("t1", new DateTimeOffset(2025, 3, 4, 5, 6, 7, 123, 456, TimeSpan.FromHours(2)), "c1", "p1") { Quantity = -3, UnitPrice = 1.2345m, Total = -99_999_999_999_999.9999m },
            new("t2", new DateTimeOffset(2025, 3, 4, 5, 6, 8, TimeSpan.Zero)) { OrderId = "o", Total = 0.0001m, Kind = TransactionKind.Return },
        ];
        await CommerceDataset.FromRecords(lines).SaveParquetAsync(folder["shop"], rowsPerGroup: 1, TestContext.Current.CancellationToken);

        (await PythonInterpreter.RunAsync(Print, folder["shop/transactions.parquet"])).Should().Equal(
            "transaction_id String", "order_id String", "timestamp Datetime(time_unit='us', time_zone='UTC')", "customer_id String", "product_id String", "quantity Int32",
            "price_per_item Decimal(precision=18, scale=4)", "total_price Decimal(precision=18, scale=4)", "transaction_kind String",
            "t1|null|2025-03-04T03:06:07.123456+00:00|c1|p1|-3|1.2345|-99999999999999.9999|sale",
            "t2|o|2025-03-04T05:06:08+00:00|null|null|null|null|0.0001|return");
    }

    [Fact]
    public async Task Polars_reads_features_in_their_types()
    {
        using TempFolder folder = new();
        DateTimeOffset start = new(2025, 3, 3, 9, 30, 0, TimeSpan.Zero);
        CommerceDataset shop = CommerceDataset.FromRecords(
            [new Transaction("t1", start, "c1", "p1") { Total = 1.25m }, new Transaction("t2", start.AddHours(1), "c1") { Total = 2.5m }],
            products: [new Product("p1", "Books 😀")]);
        FeatureTable table = FeatureTableTests.Features(shop);
        await table.SaveParquetAsync(folder["features.parquet"], TestContext.Current.CancellationToken);

        (await PythonInterpreter.RunAsync(Print, folder["features.parquet"])).Should().Equal(
            "transaction_id String", "hour_of_day Int8", "product_category String", "transaction_count_by_customer Int64",
            "spend_sum_by_customer Decimal(precision=18, scale=4)", "spend_mean_by_customer Float64",
            "t1|9|Books 😀|0|0.0000|null",
            "t2|10|null|1|1.2500|1.25");
    }

    [Fact]
    public async Task What_polars_writes_is_read_with_its_types()
    {
        using TempFolder folder = new();
        await PythonInterpreter.RunAsync(
            """
            import sys, polars as pl
            from datetime import datetime
            from decimal import Decimal
            pl.DataFrame({
                'transaction_id': [1, 2, 3],
                'timestamp': pl.Series([datetime(2025, 7, 1, 8, 34, 56, 789123), datetime(2025, 7, 1, 9), datetime(2025, 1, 1)]).dt.replace_time_zone('America/New_York').cast(pl.Datetime('ns', 'America/New_York')),
                'customer_id': pl.Series(['a', None, 'a'], dtype=pl.Categorical),
                'quantity': pl.Series([1, None, -2], dtype=pl.Int16),
                'price_per_item': pl.Series([Decimal('1.2345'), None, Decimal('-0.0001')], dtype=pl.Decimal(20, 4)),
                'total_price': [19.99, None, float('nan')],
            }).write_parquet(sys.argv[1], row_group_size=2)
            """,
            folder["shop.parquet"]);

        CsvMap map = ParquetShop.Map(Field.TransactionId, Field.Timestamp, Field.CustomerId, Field.Quantity, Field.UnitPrice, Field.Total) with { TimeZone = "Asia/Tokyo" };
        CleanResult shop = await CommerceSource.FromParquet(folder["shop.parquet"], map).Clean(clean => clean.Remove("range:price_per_item")).LoadAsync(TestContext.Current.CancellationToken);

        Enumerable.Range(0, 3).Select(row => shop.Dataset.GetTransaction(row)).Select(t => (t.Id, t.Timestamp, t.CustomerId, t.Quantity, t.UnitPrice)).Should().Equal(
            ("1", new DateTimeOffset(2025, 7, 1, 12, 34, 56, 789, 123, TimeSpan.Zero), "a", 1, 1.2345m),
            ("2", new DateTimeOffset(2025, 7, 1, 13, 0, 0, TimeSpan.Zero), null, null, null),
            ("3", new DateTimeOffset(2025, 1, 1, 5, 0, 0, TimeSpan.Zero), "a", -2, -0.0001m));
        shop.Dataset.Transactions.Totals.ToArray().Should().Equal(199_900, Money.Missing, 2);
    }
}
