namespace EcomIntel.Core.Tests;

/// <summary>Rows that cannot stand: each is quarantined with its number, column, value and rule, and the others are kept.</summary>
public class BadRowTests
{
    private const string Good = "t1,2025-01-02 03:04:05,c1,30,F,Accra,p1,Books,1,9.99,9.99";

    [Theory]
    [InlineData("t2,02/01/2025 03:04,c1,30,F,Accra,p1,Books,1,9.99,9.99", "unparseable", "timestamp", "02/01/2025 03:04")]
    [InlineData("t2,Jan 2 2025,c1,30,F,Accra,p1,Books,1,9.99,9.99", "unparseable", "timestamp", "Jan 2 2025")]
    [InlineData("t2,20250102,c1,30,F,Accra,p1,Books,1,9.99,9.99", "unparseable", "timestamp", "20250102")]
    [InlineData("t2,2025-02-30 03:04:05,c1,30,F,Accra,p1,Books,1,9.99,9.99", "unparseable", "timestamp", "2025-02-30 03:04:05")]
    [InlineData("t2,2025-01-02 24:00:00,c1,30,F,Accra,p1,Books,1,9.99,9.99", "unparseable", "timestamp", "2025-01-02 24:00:00")]
    [InlineData("t2,,c1,30,F,Accra,p1,Books,1,9.99,9.99", "required", "timestamp", "")]
    [InlineData("NaN,2025-01-02,c1,30,F,Accra,p1,Books,1,9.99,9.99", "required", "transaction_id", "NaN")]
    [InlineData("t2,1899-01-02,c1,30,F,Accra,p1,Books,1,9.99,9.99", "range:timestamp", "timestamp", "1899-01-02")]
    [InlineData("t2,2199-01-02,c1,30,F,Accra,p1,Books,1,9.99,9.99", "range:timestamp", "timestamp", "2199-01-02")]
    [InlineData("t2,0001-01-01T00:00+14:00,c1,30,F,Accra,p1,Books,1,9.99,9.99", "unparseable", "timestamp", "0001-01-01T00:00+14:00")]
    [InlineData("t2,2025-01-02,c1,-5,F,Accra,p1,Books,1,9.99,9.99", "range:age", "age", "-5")]
    [InlineData("t2,2025-01-02,c1,121,F,Accra,p1,Books,1,9.99,9.99", "range:age", "age", "121")]
    [InlineData("t2,2025-01-02,c1,thirty,F,Accra,p1,Books,1,9.99,9.99", "unparseable", "age", "thirty")]
    [InlineData("t2,2025-01-02,c1,30.5,F,Accra,p1,Books,1,9.99,9.99", "unparseable", "age", "30.5")]
    [InlineData("t2,2025-01-02,c1,30,F,Accra,p1,Books,1.5,9.99,9.99", "unparseable", "quantity", "1.5")]
    [InlineData("t2,2025-01-02,c1,30,F,Accra,p1,Books,99999999999,9.99,9.99", "unparseable", "quantity", "99999999999")]
    [InlineData("t2,2025-01-02,c1,30,F,Accra,p1,Books,-2147483648,9.99,9.99", "unparseable", "quantity", "-2147483648")]
    [InlineData("t2,2025-01-02,c1,30,F,Accra,p1,Books,1,1e30,9.99", "unparseable", "price_per_item", "1e30")]
    [InlineData("t2,2025-01-02,c1,30,F,Accra,p1,Books,1,9.99,922337203685478", "unparseable", "total_price", "922337203685478")]
    [InlineData("t2,2025-01-02,c1,30,F,Accra,p1,Books,1,Infinity,9.99", "unparseable", "price_per_item", "Infinity")]
    [InlineData("t2,2025-01-02,c1,30,F,Accra,p1,Books,1,$9.99,9.99", "unparseable", "price_per_item", "$9.99")]
    [InlineData("t2,2025-01-02,c1,30,F,Accra,p1,Books,1,\"9,99\",9.99", "unparseable", "price_per_item", "9,99")]
    [InlineData("t2,2025-01-02,c1,30,F,Accra,p1,Books,1,\"1,234.50\",9.99", "unparseable", "price_per_item", "1,234.50")]
    [InlineData("t2,2025-01-02,c1,30,F,Accra,p1,Books,1,-9.99,9.99", "range:price_per_item", "price_per_item", "-9.99")]
    [InlineData("t2,2025-01-02,c1,30,F,Accra,p1,Books,2147483647,922337203685477,", "overflow", "price_per_item", "922337203685477")]
    [InlineData("t2,2025-01-02,c1,30,F", "field_count", null, null)]
    [InlineData("t2,2025-01-02,c1,30,F,Accra,p1,Books,1,9.99,9.99,extra", "field_count", null, null)]
    [InlineData("t2,2025-01-02,c1,30,F,Ac\0cra,p1,Books,1,9.99,9.99", "nul_character", "location", "Ac\0cra")]
    public async Task A_bad_row_is_quarantined_with_its_place(string bad, string rule, string? column, string? value)
    {
        CleanResult shop = await CsvTexts.LoadFlat(Good, bad, Good.Replace("t1", "t3", StringComparison.Ordinal));

        shop.Report.ToString().Should().Be("3 read = 2 kept + 0 changed + 1 quarantined");
        QuarantinedRow row = shop.Report.Quarantine.Single();
        row.Input.Should().Be("shop.csv");
        row.Row.Should().Be(2);
        row.Rule.Should().Be(rule);
        row.Column.Should().Be(column);
        row.Raw.Should().Be(bad);
        if (column is not null)
        {
            row.Value.Should().Be(value);
        }

        shop.Dataset.Transactions.Ids.ToArray().Should().Equal("t1", "t3");
    }

    [Fact]
    public async Task Lines_that_begin_with_a_number_sign_are_rows_and_blank_lines_are_none()
    {
        CleanResult shop = await CsvTexts.LoadFlat("#1" + Good[2..], "", Good, "");
        shop.Report.Read.Should().Be(2);
        shop.Dataset.Transactions.Ids.ToArray().Should().Equal("#1", "t1");
    }

    [Fact]
    public async Task Quoted_fields_keep_delimiters_quotes_and_line_ends()
    {
        CleanResult shop = await CsvTexts.LoadFlat("t1,2025-01-02,c1,30,F,\"Accra, \"\"East\"\"\nLegon\",p1,Books,1,9.99,9.99");
        shop.Dataset.Customers[0].Location.Should().Be("Accra, \"East\"\nLegon");
    }

    [Fact]
    public async Task No_rows_left_is_an_error_that_counts_the_rules()
    {
        Func<Task> load = () => CsvTexts.LoadFlat(Good.Replace("30", "-1", StringComparison.Ordinal), Good.Replace("2025-01-02", "soon", StringComparison.Ordinal));
        DataFormatException error = (await load.Should().ThrowAsync<DataFormatException>())
            .WithMessage("*no rows are left*All 2*range:age 1*unparseable 1*row 1, column 'age' = '-1'*").Which;
        error.Row.Should().Be(1);
        error.Column.Should().Be("age");
        error.Value.Should().Be("-1");
    }

    [Fact]
    public async Task Bad_text_can_be_made_missing_instead()
    {
        CleanResult shop = await CsvTexts.Flat(Good.Replace("30", "thirty", StringComparison.Ordinal))
            .Clean(c => c.Unparseable(Field.Age, Violation.MakeMissing)).LoadAsync(TestContext.Current.CancellationToken);
        shop.Report.Changes.Should().Equal(new ChangedValue("shop.csv", 1, "age", "thirty", "", "unparseable"));
        shop.Dataset.Customers[0].Age.Should().BeNull();
    }

    [Fact]
    public async Task The_quarantine_file_holds_the_raw_text_and_reads_back_as_CSV()
    {
        const string bad = "t2,2025-01-02,c1,-5,F,\"Accra, \"\"East\"\"\",p1,Books,1,9.99,9.99";
        CleanResult shop = await CsvTexts.LoadFlat(Good, bad);
        using StringWriter writer = new();
        shop.Report.SaveQuarantine(writer);
        writer.ToString().Should().Be("quarantine_row,quarantine_column,quarantine_value,quarantine_rule," + CsvTexts.FlatHeader + "\n2,age,-5,range:age," + bad + "\n");

        CleanResult again = await CsvTexts.Source(writer.ToString()).Clean(c => c.Remove("range:age")).LoadAsync(TestContext.Current.CancellationToken);
        again.Dataset.Customers[0].Location.Should().Be("Accra, \"East\"");
    }
}
