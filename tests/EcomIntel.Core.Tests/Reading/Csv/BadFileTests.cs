using System.IO.Compression;
using System.Text;

namespace EcomIntel.Core.Tests;

/// <summary>Files that cannot be read as a table: one clear error that names the place and the way out.</summary>
public class BadFileTests
{
    private const string Row = "t1,2025-01-02 03:04:05,c1,30,F,Accra,p1,Books,1,9.99,9.99";

    public static TheoryData<string, string, long?, string?, string> Texts => new()
    {
        { "an empty file", "", null, null, "*shop.csv is empty*" },
        { "blank lines only", "\n\n\r\n", null, null, "*is empty*" },
        { "only a header", CsvTexts.FlatHeader, null, null, "*has no rows*" },
        { "a missing column", CsvTexts.FlatHeader.Replace("age,", "", StringComparison.Ordinal) + "\n", 0, "age", "*no column 'age'*CsvMap.Without*" },
        { "several missing columns", "transaction_id,timestamp\n", 0, "customer_id", "*'customer_id', 'age', 'gender'*" },
        { "another case in the header", CsvTexts.FlatHeader.Replace("age", "Age", StringComparison.Ordinal) + "\n", 0, "age", "*It has 'Age'*CsvMap.Map*" },
        { "a wrong delimiter", CsvTexts.FlatHeader.Replace(',', ';') + "\n", 0, "transaction_id", "*separated by ';'*CsvMap.Delimiter*" },
        { "tabs", CsvTexts.FlatHeader.Replace(',', '\t') + "\n", 0, "transaction_id", "*separated by tabs*" },
        { "a column twice", CsvTexts.FlatHeader + ",age\n", 0, "age", "*more than one column 'age'*" },
        { "a quote that is never closed", CsvTexts.FlatHeader + "\n" + Row + "\n\"t2,2025-01-02\n", 2, "transaction_id", "*row 2, column 'transaction_id'*quote*" },
        { "text after a closing quote", CsvTexts.FlatHeader + "\n\"t1\"x" + Row[2..] + "\n", 1, "transaction_id", "*row 1, column 'transaction_id'*" },
        { "UTF-16 without a mark", Encoding.Latin1.GetString(Encoding.Unicode.GetBytes(CsvTexts.FlatHeader + "\n")), null, null, "*NUL*CsvMap.Encoding*" },
        { "one row and its end longer than allowed", CsvTexts.FlatHeader + "\n" + new string('x', 1_100_000) + "\n", 1, null, "*row 1 is longer than 1,048,576*CsvMap.MaxRowLength*" },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task A_text_that_is_no_table_is_one_clear_error(string what, string text, long? row, string? column, string message)
    {
        Func<Task> load = () => CsvTexts.Source(text).LoadAsync(TestContext.Current.CancellationToken);
        DataFormatException error = (await load.Should().ThrowAsync<DataFormatException>(what)).WithMessage(message).Which;
        error.Row.Should().Be(row);
        error.Column.Should().Be(column);
    }

    [Fact]
    public async Task Bytes_of_another_encoding_are_an_error_unless_the_map_names_it()
    {
        byte[] bytes = Encoding.Latin1.GetBytes(CsvTexts.FlatHeader + "\n" + Row.Replace("Accra", "Lomé", StringComparison.Ordinal) + "\n");
        CommerceSource Source(CsvMap map) => CommerceSource.FromCsv(new MemoryStream(bytes), "latin.csv", map);

        Func<Task> load = () => Source(CsvMap.Flat).LoadAsync(TestContext.Current.CancellationToken);
        await load.Should().ThrowAsync<DataFormatException>().WithMessage("latin.csv*UTF-8*CsvMap.Encoding*");

        CleanResult shop = await Source(CsvMap.Flat with { Encoding = Encoding.Latin1 }).LoadAsync(TestContext.Current.CancellationToken);
        shop.Dataset.Customers[0].Location.Should().Be("Lomé");
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public async Task A_byte_order_mark_tells_the_encoding(string name)
    {
        Encoding encoding = Encoding.GetEncoding(name);
        byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes(CsvTexts.FlatHeader + "\r\n" + Row)];
        CleanResult shop = await CommerceSource.FromCsv(new MemoryStream(bytes), "marked.csv").LoadAsync(TestContext.Current.CancellationToken);
        shop.Report.Kept.Should().Be(1);
    }

    [Fact]
    public async Task A_compressed_file_read_as_text_is_an_error_that_says_so()
    {
        Func<Task> load = () => CommerceSource.FromCsv(new MemoryStream([0x1F, 0x8B, 0x08, 0x00, 0xFF, 0xFE]), "orders.csv.gz").LoadAsync(TestContext.Current.CancellationToken);
        await load.Should().ThrowAsync<DataFormatException>().WithMessage("orders.csv.gz*compressed*");
    }

    [Fact]
    public async Task A_stream_that_breaks_is_an_error_with_its_place()
    {
        using MemoryStream packed = new();
        await using (GZipStream gzip = new(packed, CompressionMode.Compress, leaveOpen: true))
        {
            await gzip.WriteAsync(Encoding.UTF8.GetBytes(CsvTexts.FlatHeader + "\n" + Row), TestContext.Current.CancellationToken);
        }

        byte[] broken = packed.ToArray();
        broken[10] = 0xFF; // Begins the first block with the one type that deflate does not have.
        await using GZipStream stream = new(new MemoryStream(broken), CompressionMode.Decompress);
        Func<Task> load = () => CommerceSource.FromCsv(stream, "broken.gz").LoadAsync(TestContext.Current.CancellationToken);
        (await load.Should().ThrowAsync<DataFormatException>()).WithMessage("broken.gz cannot be read at or after row 0*Check that the file is whole*").Which.Row.Should().Be(0);
    }

    [Fact]
    public async Task A_line_of_a_hundred_megabytes_is_refused_before_it_is_held()
    {
        using EndlessLine stream = new(CsvTexts.FlatHeader + "\n", length: 100_000_000);
        Func<Task> load = () => CommerceSource.FromCsv(stream, "long.csv").LoadAsync(TestContext.Current.CancellationToken);
        (await load.Should().ThrowAsync<DataFormatException>()).Which.Row.Should().Be(1);
        stream.Position.Should().BeLessThan(8_000_000);
    }

    [Fact]
    public async Task A_directory_is_no_file()
    {
        string path = Directory.CreateTempSubdirectory().FullName;
        try
        {
            Func<Task> load = () => CommerceSource.FromCsv(path).LoadAsync(TestContext.Current.CancellationToken);
            (await load.Should().ThrowAsync<DataFormatException>()).WithMessage("*is a directory*").Which.File.Should().Be(path);
        }
        finally
        {
            Directory.Delete(path);
        }
    }

    [Fact]
    public async Task A_missing_file_is_named()
    {
        Func<Task> load = () => CommerceSource.FromCsv("no/such/orders.csv").LoadAsync(TestContext.Current.CancellationToken);
        (await load.Should().ThrowAsync<DataFormatException>()).WithMessage("There is no file 'no/such/orders.csv'*").Which.File.Should().Be("no/such/orders.csv");
    }

    [Fact]
    public async Task A_stream_can_be_read_once()
    {
        CommerceSource source = CsvTexts.Flat(Row);
        await source.InspectAsync(TestContext.Current.CancellationToken);
        Func<Task> again = () => source.LoadAsync(TestContext.Current.CancellationToken);
        await again.Should().ThrowAsync<InvalidOperationException>().WithMessage("*shop.csv*read before*");
    }

    [Property(MaxTest = 60)]
    public async Task Random_bytes_are_read_or_refused_and_never_crash(byte[] noise, int seed)
    {
        byte[] good = Encoding.UTF8.GetBytes(CsvTexts.FlatHeader + "\n" + Row + "\n" + Row + "\n");
        SeededRandom random = SeededRandom.For(seed, "noise");
        foreach (byte b in noise)
        {
            good[random.NextInt32(good.Length)] = b;
        }

        try
        {
            CleaningReport report = (await CommerceSource.FromCsv(new MemoryStream(good), "noise.csv").LoadAsync(TestContext.Current.CancellationToken)).Report;
            (report.Kept + report.Changed + report.Quarantined).Should().Be(report.Read);
        }
        catch (DataFormatException error)
        {
            error.Message.Should().Contain("noise.csv");
        }
    }
}
