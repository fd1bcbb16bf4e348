using System.Data;
using System.Data.Common;

namespace EcomIntel.Core.Tests;

/// <summary>A data reader is one more input: the same map, rules, report and errors as a CSV file.</summary>
public class ReaderSourceTests
{
    private static readonly DateTime Noon = new(2025, 7, 1, 12, 0, 0, DateTimeKind.Unspecified);

    [Fact]
    public async Task Typed_values_keep_what_they_are_and_null_is_missing()
    {
        CleanResult shop = await Source(Map(Field.TransactionId, Field.Timestamp, Field.CustomerId, Field.Age, Field.Quantity, Field.UnitPrice, Field.Total) with { TimeZone = "Africa/Lagos" },
            ("transaction_id", [7L, 8L]), ("timestamp", [Noon, Noon]), ("customer_id", ["c", null]), ("age", [(byte)30, null]),
            ("quantity", [(short)2, null]), ("price_per_item", [1.2345m, null]), ("total_price", [19.99, double.NaN])).LoadAsync(TestContext.Current.CancellationToken);

        shop.Dataset.GetTransaction(0).Should().BeEquivalentTo(new { Id = "7", Timestamp = new DateTimeOffset(2025, 7, 1, 11, 0, 0, TimeSpan.Zero), CustomerId = "c", Quantity = 2, UnitPrice = 1.2345m, Total = 19.99m });
        shop.Dataset.GetTransaction(1).Should().BeEquivalentTo(new { Id = "8", Timestamp = new DateTimeOffset(2025, 7, 1, 11, 0, 0, TimeSpan.Zero), CustomerId = (string?)null, Quantity = (int?)null, Total = (decimal?)null });
        shop.Dataset.Customers[0].Age.Should().Be(30);
        shop.Report.Kept.Should().Be(2);
    }

    [Fact]
    public async Task Offsets_dates_and_texts_are_times_too()
    {
        object?[] times = [new DateTimeOffset(Noon, TimeSpan.FromHours(5)), new DateOnly(2025, 7, 1), "2025-07-01T12:00:00Z", DateTime.SpecifyKind(Noon, DateTimeKind.Utc)];
        foreach (object? time in times)
        {
            CleanResult shop = await Source(Map(Field.Timestamp) with { TimeZone = "Africa/Lagos" }, ("timestamp", [time])).LoadAsync(TestContext.Current.CancellationToken);
            shop.Dataset.GetTransaction(0).Timestamp.Should().Be(time switch
            {
                DateTimeOffset offset => offset,
                DateOnly date => new DateTimeOffset(date.ToDateTime(TimeOnly.MinValue), TimeSpan.FromHours(1)),
                _ => new DateTimeOffset(Noon, TimeSpan.Zero),
            });
        }
    }

    [Fact]
    public async Task Culture_and_formats_of_the_map_are_for_texts_alone()
    {
        CsvMap map = Map(Field.Timestamp, Field.UnitPrice, Field.Total) with { Culture = System.Globalization.CultureInfo.GetCultureInfo("de-DE"), DateFormats = ["dd.MM.yyyy"] };
        CleanResult shop = await Source(map, ("timestamp", ["01.07.2025"]), ("price_per_item", ["12,5"]), ("total_price", [12.5])).LoadAsync(TestContext.Current.CancellationToken);
        shop.Dataset.GetTransaction(0).Should().BeEquivalentTo(new { Timestamp = new DateTimeOffset(2025, 7, 1, 0, 0, 0, TimeSpan.Zero), UnitPrice = 12.5m, Total = 12.5m });
    }

    [Fact]
    public async Task A_normaliser_gets_the_text_of_any_value()
    {
        CsvMap map = new CsvMap().Map(Field.Timestamp, "at", text => DateTimeOffset.FromUnixTimeSeconds(long.Parse(text, System.Globalization.CultureInfo.InvariantCulture)).ToString("O"))
            .Map(Field.Quantity, "pieces", text => text == "99" ? null : text);
        CleanResult shop = await Source(map, ("at", [1_751_371_200L, 1_751_371_201L]), ("pieces", [99, 1])).LoadAsync(TestContext.Current.CancellationToken);
        shop.Dataset.GetTransaction(0).Should().BeEquivalentTo(new { Timestamp = new DateTimeOffset(Noon, TimeSpan.Zero), Quantity = (int?)null });
        shop.Dataset.GetTransaction(1).Quantity.Should().Be(1);
    }

    [Fact]
    public async Task A_row_that_does_not_fit_is_quarantined_with_the_text_of_its_values()
    {
        CleanResult shop = await Source(Map(Field.Timestamp, Field.Quantity, Field.Location), ("timestamp", [Noon, Noon]), ("quantity", [1L, long.MaxValue]), ("location", ["a", "b,c"]), ("note", [true, false]))
            .LoadAsync(TestContext.Current.CancellationToken);
        shop.Report.Quarantine.Should().ContainSingle().Which.Should().Be(
            new QuarantinedRow("orders", 2, "quantity", "9223372036854775807", "unparseable", "2025-07-01T12:00:00,9223372036854775807,\"b,c\",false"));
    }

    [Fact]
    public async Task Errors_carry_the_file_and_the_reader_is_disposed_of()
    {
        DbDataReader reader = Table(("timestamp", [Noon])).CreateDataReader();
        CommerceSource source = CommerceSource.FromReader(_ => ValueTask.FromResult(reader), "orders", Map(Field.Timestamp, Field.Age), file: "orders.bin");
        Func<Task> load = () => source.LoadAsync(TestContext.Current.CancellationToken);

        DataFormatException error = (await load.Should().ThrowAsync<DataFormatException>().WithMessage("orders has no column 'age'*")).Which;
        (error.File, error.Column).Should().Be(("orders.bin", "age"));
        reader.IsClosed.Should().BeTrue();
    }

    [Fact]
    public async Task Customers_and_products_come_from_readers_of_their_own()
    {
        CleanResult shop = await Source(Map(Field.Timestamp, Field.CustomerId, Field.ProductId), ("timestamp", [Noon]), ("customer_id", ["c"]), ("product_id", ["p"]))
            .WithCustomers(Open(("customer_id", ["c"]), ("age", [40])), "people", Map(Field.CustomerId, Field.Age))
            .WithProducts(Open(("product_id", ["p"]), ("list_price", [9.5m])), "catalogue", Map(Field.ProductId, Field.ListPrice))
            .LoadAsync(TestContext.Current.CancellationToken);
        shop.Dataset.Customers[0].Age.Should().Be(40);
        shop.Dataset.Products[0].Price.Should().Be(9.5m);
        shop.Report.Inputs.Select(input => input.Name).Should().Equal("people", "catalogue", "orders");
    }

    private static CsvMap Map(params Field[] fields) => fields.Aggregate(new CsvMap(), (map, field) => map.Map(field, field.Name));

    private static CommerceSource Source(CsvMap map, params (string Name, object?[] Values)[] columns) => CommerceSource.FromReader(Open(columns), "orders", map);

    private static Func<CancellationToken, ValueTask<DbDataReader>> Open(params (string Name, object?[] Values)[] columns) => _ => ValueTask.FromResult<DbDataReader>(Table(columns).CreateDataReader());

    private static DataTable Table(params (string Name, object?[] Values)[] columns)
    {
        DataTable table = new();
        foreach ((string name, object?[] values) in columns)
        {
            DataColumn column = table.Columns.Add(name, values.OfType<object>().First().GetType());
            if (values.OfType<DateTime>().Any())
            {
                column.DateTimeMode = values.OfType<DateTime>().First().Kind == DateTimeKind.Utc ? DataSetDateTime.Utc : DataSetDateTime.Unspecified;
            }
        }

        for (int row = 0; row < columns[0].Values.Length; row++)
        {
            table.Rows.Add([.. columns.Select(column => column.Values[row] ?? DBNull.Value)]);
        }

        return table;
    }
}
