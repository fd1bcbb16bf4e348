namespace EcomIntel.Parquet.Tests;

public class DatasetRoundTripTests
{
    [Property(MaxTest = 40)]
    public async Task A_dataset_comes_back_as_it_was_in_row_groups_of_any_size(int seed)
    {
        using TempFolder folder = new();
        CommerceDataset dataset = RandomShop.Make(seed);

        await dataset.SaveParquetAsync(folder["shop"], rowsPerGroup: 1 + (int)((uint)seed % 20), TestContext.Current.CancellationToken);
        CommerceDataset loaded = await CommerceDataset.LoadParquetAsync(folder["shop"], TestContext.Current.CancellationToken);

        loaded.Fingerprint.Should().Be(dataset.Fingerprint);
        loaded.Transactions.Ids.ToArray().Should().Equal(dataset.Transactions.Ids.ToArray());
        loaded.Transactions.Orders.ToArray().Should().Equal(dataset.Transactions.Orders.ToArray());
        loaded.Transactions.Customers.ToArray().Should().Equal(dataset.Transactions.Customers.ToArray());
        Names(loaded).Should().Equal(Names(dataset));
    }

    [Fact]
    public async Task A_missing_file_and_a_foreign_one_are_errors_that_name_them()
    {
        using TempFolder folder = new();
        Func<Task> load = () => CommerceDataset.LoadParquetAsync(folder["shop"], TestContext.Current.CancellationToken);
        (await load.Should().ThrowAsync<DataFormatException>()).Which.File.Should().EndWith("customers.parquet");

        await RandomShop.Make(1).SaveParquetAsync(folder["shop"], TestContext.Current.CancellationToken);
        DuckDb.Write(folder["shop/customers.parquet"], "SELECT 'c1' AS customer_id, 30 AS age, 'F' AS gender");
        (await load.Should().ThrowAsync<DataFormatException>().WithMessage("*no column 'location'*customer_id, age, gender*FromParquet*")).Which.Column.Should().Be("location");

        DuckDb.Write(folder["shop/customers.parquet"], "SELECT 'c1' AS customer_id, 'thirty' AS age, 'F' AS gender, 'Accra' AS location");
        (await load.Should().ThrowAsync<DataFormatException>().WithMessage("*row 1*FromParquet*")).Which.Row.Should().Be(1);
    }

    [Fact]
    public async Task An_attribute_that_is_called_like_a_field_is_refused()
    {
        CommerceDataset dataset = CommerceDataset.FromRecords([new Transaction("t1", DateTimeOffset.UnixEpoch)], attributes: [new("quantity", AttributeOwner.Transaction)]);
        using TempFolder folder = new();
        Func<Task> save = () => dataset.SaveParquetAsync(folder["shop"], TestContext.Current.CancellationToken);
        await save.Should().ThrowAsync<ArgumentException>().WithMessage("*'quantity'*");
    }

    [Fact]
    public async Task DuckDb_reads_every_value_in_its_type()
    {
        Transaction[] lines =
        [
            new("t1", new DateTimeOffset(2025, 3, 4, 5, 6, 7, 123, 456, TimeSpan.FromHours(2)), "c1", "p1")
            {
                Quantity = -3, UnitPrice = 1.2345m, Total = -99_999_999_999_999.9999m, OrderId = "o1", Kind = TransactionKind.Return,
            },
            new("t2", new DateTimeOffset(1969, 12, 31, 23, 59, 59, 999, 999, TimeSpan.Zero)) { UnitPrice = 0.0001m },
        ];
        using TempFolder folder = new();
        await CommerceDataset.FromRecords(lines, [new Customer("c1", 30, "F", "Lomé")], [new Product("p1", "Books", "Moby-Dick", 100_000_000_000_000.0001m)])
            .SaveParquetAsync(folder["shop"], TestContext.Current.CancellationToken);

        DuckDb.Types(folder["shop/transactions.parquet"]).Should().Equal(
            "transaction_id VARCHAR", "order_id VARCHAR", "timestamp TIMESTAMP WITH TIME ZONE", "customer_id VARCHAR", "product_id VARCHAR", "quantity INTEGER",
            "price_per_item DECIMAL(18,4)", "total_price DECIMAL(18,4)", "transaction_kind VARCHAR");
        DuckDb.Rows($"SELECT * REPLACE (strftime(timestamp, '%Y-%m-%d %H:%M:%S.%f') AS timestamp) FROM '{folder["shop/transactions.parquet"]}'").Should().Equal(
            "t1|o1|2025-03-04 03:06:07.123456|c1|p1|-3|1.2345|-99999999999999.9999|return",
            "t2|NULL|1969-12-31 23:59:59.999999|NULL|NULL|NULL|0.0001|NULL|sale");
        DuckDb.Rows($"SELECT * FROM '{folder["shop/customers.parquet"]}'").Should().Equal("c1|30|F|Lomé");
        DuckDb.Types(folder["shop/products.parquet"])[3].Should().Be("list_price DECIMAL(19,4)");
        DuckDb.Rows($"SELECT * FROM '{folder["shop/products.parquet"]}'").Should().Equal("p1|Books|Moby-Dick|100000000000000.0001");
    }

    private static IEnumerable<string?> Names(CommerceDataset dataset) => Enumerable.Range(0, dataset.Products.Count).Select(code => dataset.Products[code].Name);
}
