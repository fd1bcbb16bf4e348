using EcomIntel.Synthetic;

namespace EcomIntel.Parquet.Tests;

/// <summary>The same rows give the same dataset and the same report, whether they come as CSV or as Parquet.</summary>
public class SameAsCsvTests
{
    [Fact]
    public async Task Columns_of_text_are_cleaned_like_the_text_of_a_file()
    {
        using TempFolder folder = new();
        SyntheticWorld.Realistic(seed: 5, w =>
        {
            w.Transactions = 2_000;
            w.Dirt.MissingShare = 0.02;
            w.Dirt.DuplicateShare = 0.01;
        }).SaveCsv(folder["orders.csv"]);
        DuckDb.Write(folder["orders.parquet"], $"SELECT * FROM read_csv('{folder["orders.csv"]}', all_varchar = true)", ", ROW_GROUP_SIZE 2048");

        CleanResult csv = await LoadAsync(CommerceSource.FromCsv(folder["orders.csv"]));
        CleanResult parquet = await LoadAsync(CommerceSource.FromParquet(folder["orders.parquet"]));

        parquet.Dataset.Fingerprint.Should().Be(csv.Dataset.Fingerprint);
        parquet.Report.ToTable().Should().Be(csv.Report.ToTable());
        parquet.Report.Quarantine.Should().NotBeEmpty();
        parquet.Report.Quarantine.Select(row => (row.Row, row.Column, row.Value, row.Rule, row.Raw))
            .Should().Equal(csv.Report.Quarantine.Select(row => (row.Row, row.Column, row.Value, row.Rule, row.Raw)));
    }

    [Fact]
    public async Task Typed_columns_make_the_same_dataset()
    {
        using TempFolder folder = new();
        SyntheticWorld.Realistic(seed: 6, w => w.Transactions = 2_000).SaveCsv(folder["orders.csv"]);
        DuckDb.Write(folder["orders.parquet"], $"SELECT * REPLACE (total_price::DOUBLE AS total_price, price_per_item::DECIMAL(9, 4) AS price_per_item) FROM read_csv('{folder["orders.csv"]}')");

        CleanResult csv = await LoadAsync(CommerceSource.FromCsv(folder["orders.csv"]));
        CleanResult parquet = await LoadAsync(CommerceSource.FromParquet(folder["orders.parquet"]));

        DuckDb.Types(folder["orders.parquet"]).Should().Contain("timestamp TIMESTAMP");
        parquet.Dataset.Fingerprint.Should().Be(csv.Dataset.Fingerprint);
        parquet.Report.ToTable().Should().Be(csv.Report.ToTable());
    }

    [Fact]
    public async Task Customers_and_products_may_be_files_of_their_own()
    {
        using TempFolder folder = new();
        await RandomShop.Make(9).SaveParquetAsync(folder["shop"], TestContext.Current.CancellationToken);
        CsvMap lines = ParquetShop.Map(Field.TransactionId, Field.OrderId, Field.Timestamp, Field.CustomerId, Field.ProductId, Field.Quantity, Field.UnitPrice, Field.Total, Field.TransactionKind);
        CleanResult shop = await CommerceSource.FromParquet(folder["shop/transactions.parquet"], lines)
            .WithParquetCustomers(folder["shop/customers.parquet"], ParquetShop.Map(Field.CustomerId, Field.Age, Field.Location))
            .WithParquetProducts(folder["shop/products.parquet"], ParquetShop.Map(Field.ProductId, Field.ProductCategory, Field.ListPrice))
            .Clean(clean => clean.Remove("range:timestamp").Remove("range:price_per_item"))
            .LoadAsync(TestContext.Current.CancellationToken);

        CommerceDataset expected = RandomShop.Make(9);
        shop.Dataset.Transactions.Timestamps.ToArray().Should().Equal(expected.Transactions.Timestamps.ToArray());
        shop.Dataset.Transactions.Totals.ToArray().Should().Equal(expected.Transactions.Totals.ToArray());
        shop.Dataset.Customers.Ages.ToArray().Should().BeEquivalentTo(expected.Customers.Ages.ToArray());
        shop.Report.Inputs.Select(input => Path.GetFileName(input.Name)).Should().Equal("customers.parquet", "products.parquet", "transactions.parquet");
    }

    [Fact]
    public async Task A_stream_can_be_inspected_and_then_loaded()
    {
        using TempFolder folder = new();
        DuckDb.Write(folder["shop.parquet"], "SELECT TIMESTAMP '2025-07-01 12:00:00' AS timestamp, unnest([1.5, NULL, 2.5]) AS weight, [1, 2] AS nested");
        using MemoryStream stream = new(await File.ReadAllBytesAsync(folder["shop.parquet"], TestContext.Current.CancellationToken));
        CommerceSource source = CommerceSource.FromParquet(stream, "upload", ParquetShop.Map(Field.Timestamp));

        Inspection inspection = await source.InspectAsync(TestContext.Current.CancellationToken);
        inspection.Inputs[0].Columns.Select(column => (column.Name, column.Missing, column.Numbers?.Mean)).Should().Equal(("timestamp", 0, null), ("weight", 1, 2.0));
        (await source.LoadAsync(TestContext.Current.CancellationToken)).Report.Inputs[0].Name.Should().Be("upload");
    }

    private static Task<CleanResult> LoadAsync(CommerceSource source) => source.Clean(clean => clean.DropDuplicates(Field.TransactionId)).LoadAsync(TestContext.Current.CancellationToken);
}
