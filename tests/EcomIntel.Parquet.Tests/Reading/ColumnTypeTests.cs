using System.Globalization;

namespace EcomIntel.Parquet.Tests;

public class ColumnTypeTests
{
    private const string Noon = "TIMESTAMP '2025-07-01 12:00:00'";

    [Theory]
    [InlineData("3::TINYINT")]
    [InlineData("3::SMALLINT")]
    [InlineData("3::INTEGER")]
    [InlineData("3::BIGINT")]
    [InlineData("3::UTINYINT")]
    [InlineData("3::USMALLINT")]
    [InlineData("3::UINTEGER")]
    [InlineData("3::UBIGINT")]
    [InlineData("3::DOUBLE")]
    [InlineData("3::FLOAT")]
    [InlineData("3::DECIMAL(9, 2)")]
    [InlineData("'3'")]
    public async Task A_quantity_is_read_from_any_type_of_number_and_from_text(string value)
    {
        CleanResult shop = await ParquetShop.LoadAsync($"SELECT {Noon} AS timestamp, {value} AS quantity", ParquetShop.Map(Field.Timestamp, Field.Quantity));
        shop.Dataset.GetTransaction(0).Quantity.Should().Be(3);
        shop.Report.Kept.Should().Be(1);
    }

    [Theory]
    [InlineData("19.99::DECIMAL(4, 2)", "19.99")]
    [InlineData("19.99::DECIMAL(9, 2)", "19.99")]
    [InlineData("-99999999999999.9999::DECIMAL(18, 4)", "-99999999999999.9999")]
    [InlineData("922337203685476.5807::DECIMAL(19, 4)", "922337203685476.5807")]
    [InlineData("922337203685476.580700000::DECIMAL(38, 9)", "922337203685476.5807")]
    [InlineData("19.99::DOUBLE", "19.99")]
    [InlineData("831.1200000000001::DOUBLE", "831.12")]
    [InlineData("99999999999.9999::DOUBLE", "99999999999.9999")]
    [InlineData("0.1::FLOAT", "0.1")]
    [InlineData("7::BIGINT", "7")]
    [InlineData("' 19.99'", "19.99")]
    public async Task An_amount_keeps_every_digit(string value, string expected)
    {
        CleanResult shop = await ParquetShop.LoadAsync($"SELECT {Noon} AS timestamp, {value} AS total_price", ParquetShop.Map(Field.Timestamp, Field.Total));
        shop.Dataset.GetTransaction(0).Total.Should().Be(decimal.Parse(expected, CultureInfo.InvariantCulture));
        shop.Report.Kept.Should().Be(1);
    }

    [Theory]
    [InlineData("42::BIGINT", "42")]
    [InlineData("42::DOUBLE", "42")]
    [InlineData("'k'::ENUM('k', 'l')", "k")]
    [InlineData("'Lomé'", "Lomé")]
    [InlineData("'c1'::BLOB", "c1")]
    [InlineData("true", "true")]
    [InlineData("UUID '4ac7a9e9-607c-4c8a-84f3-843f0191e3fd'", "4ac7a9e9-607c-4c8a-84f3-843f0191e3fd")]
    public async Task An_identifier_is_read_from_any_type(string value, string expected)
    {
        CleanResult shop = await ParquetShop.LoadAsync($"SELECT {Noon} AS timestamp, {value} AS customer_id", ParquetShop.Map(Field.Timestamp, Field.CustomerId));
        shop.Dataset.Customers[0].Id.Should().Be(expected);
    }

    [Theory]
    [InlineData("1.5::DOUBLE", 1.5)]
    [InlineData("1.5::FLOAT", 1.5)]
    [InlineData("1.5::DECIMAL(9, 2)", 1.5)]
    [InlineData("2::BIGINT", 2)]
    [InlineData("true", 1)]
    [InlineData("'1.5'", 1.5)]
    public async Task A_numeric_attribute_is_read_from_any_type_of_number(string value, double expected)
    {
        CsvMap map = ParquetShop.Map(Field.Timestamp).MapAttribute(new AttributeDefinition("weight", AttributeOwner.Transaction, AttributeType.Numeric));
        CleanResult shop = await ParquetShop.LoadAsync($"SELECT {Noon} AS timestamp, {value} AS weight", map);
        shop.Dataset.Transactions.Attributes[0][0].Number.Should().Be(expected);
    }

    [Fact]
    public async Task Null_and_NaN_are_missing_and_so_is_what_the_map_says()
    {
        CsvMap map = ParquetShop.Map(Field.Timestamp, Field.CustomerId, Field.Quantity, Field.UnitPrice, Field.Total) with { MissingTexts = ["-999", "NA"] };
        CleanResult shop = await ParquetShop.LoadAsync(
            $"SELECT {Noon} AS timestamp, * FROM (VALUES (NULL, NULL, NULL, NULL), ('NA', -999, 'NaN'::DOUBLE, -999), ('c', 1, 2, 3)) v(customer_id, quantity, price_per_item, total_price)", map);

        for (int row = 0; row < 2; row++)
        {
            Transaction line = shop.Dataset.GetTransaction(row);
            (line.CustomerId, line.Quantity, line.UnitPrice, line.Total).Should().Be((null, null, null, null));
        }

        shop.Dataset.GetTransaction(2).Should().BeEquivalentTo(new { CustomerId = "c", Quantity = 1, UnitPrice = 2m, Total = 3m });
        shop.Report.Kept.Should().Be(3);
    }

    [Fact]
    public async Task A_value_that_does_not_fit_is_quarantined_with_its_row_column_and_text()
    {
        CsvMap map = ParquetShop.Map(Field.TransactionId, Field.Timestamp, Field.Quantity, Field.Total);
        CleanResult shop = await ParquetShop.LoadAsync(
            $"SELECT * FROM (VALUES ('a', {Noon}, 1.0, 1e20), ('b', {Noon}, 2.5, 1), ('c', NULL, 1, 1), ('d', {Noon}, 1, 1.23456)) v(transaction_id, timestamp, quantity, total_price)", map);

        shop.Report.Quarantine.Select(row => (row.Row, row.Column, row.Value, row.Rule)).Should().Equal(
            (1, "total_price", "1E+20", "unparseable"),
            (2, "quantity", "2.5", "unparseable"),
            (3, "timestamp", "", "required"));
        shop.Report.Quarantine.First().Raw.Should().Be("a,2025-07-01T12:00:00,1.0,1E+20");
        shop.Report.Changes.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Row = 4L, Column = "total_price", Before = "1.23456", After = "1.2346", Rule = "money_rounding" });
    }
}
