using System.Text;

namespace EcomIntel.Parquet.Tests;

/// <summary>Files that cannot be read: one clear error that names the place and the way out.</summary>
public class BadFileTests
{
    private const string Rows = "SELECT TIMESTAMP '2025-07-01 12:00:00' + INTERVAL (i) SECOND AS timestamp, 'c' || i AS customer_id, [i] AS tags FROM range(6000) t(i)";

    [Theory]
    [InlineData("text", "*no whole Parquet file*FromCsv*")]
    [InlineData("empty", "*no whole Parquet file*")]
    [InlineData("truncated", "*no whole Parquet file*")]
    [InlineData("garbled footer", "*no whole Parquet file*")]
    public async Task A_file_that_is_not_whole_parquet_is_refused(string how, string message)
    {
        using TempFolder folder = new();
        string path = folder["shop.parquet"];
        DuckDb.Write(path, Rows);
        byte[] bytes = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        byte[] damaged = how switch
        {
            "text" => Encoding.UTF8.GetBytes("timestamp,customer_id\n2025-07-01,c1\n"),
            "empty" => [],
            "truncated" => bytes[..(bytes.Length / 2)],
            _ => [.. bytes[..^40], .. Enumerable.Repeat((byte)0xFF, 32), .. bytes[^8..]],
        };
        await File.WriteAllBytesAsync(path, damaged, TestContext.Current.CancellationToken);

        (await Load(path, Field.CustomerId).Should().ThrowAsync<DataFormatException>().WithMessage(message)).Which.File.Should().Be(path);
    }

    [Fact]
    public async Task Damage_inside_is_an_error_that_names_the_column_and_the_rows()
    {
        using TempFolder folder = new();
        string path = folder["shop.parquet"];
        DuckDb.Write(path, Rows, ", ROW_GROUP_SIZE 2048");
        long at = long.Parse(DuckDb.Rows($"SELECT coalesce(dictionary_page_offset, data_page_offset) FROM parquet_metadata('{path}') WHERE row_group_id = 1 AND path_in_schema = 'customer_id'")[0], System.Globalization.CultureInfo.InvariantCulture);
        byte[] bytes = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        bytes.AsSpan((int)at, 64).Fill(0xFF);
        await File.WriteAllBytesAsync(path, bytes, TestContext.Current.CancellationToken);

        DataFormatException error = (await Load(path, Field.CustomerId).Should().ThrowAsync<DataFormatException>().WithMessage("*column 'customer_id'*row group that begins at row 2049*whole*")).Which;
        (error.File, error.Row, error.Column).Should().Be((path, 2049, "customer_id"));
    }

    [Fact]
    public async Task A_column_that_is_not_there_or_no_plain_value_is_named()
    {
        using TempFolder folder = new();
        DuckDb.Write(folder["shop.parquet"], Rows);

        DataFormatException missing = (await Load(folder["shop.parquet"], Field.Quantity).Should().ThrowAsync<DataFormatException>()
            .WithMessage("*no column 'quantity'*timestamp, customer_id*CsvMap.Without*")).Which;
        (missing.File, missing.Column).Should().Be((folder["shop.parquet"], "quantity"));

        Func<Task> nested = () => CommerceSource.FromParquet(folder["shop.parquet"], ParquetShop.Map(Field.Timestamp).Map(Field.Location, "tags")).LoadAsync(TestContext.Current.CancellationToken);
        (await nested.Should().ThrowAsync<DataFormatException>().WithMessage("*'tags' is a list*")).Which.Column.Should().Be("tags");
    }

    [Fact]
    public async Task A_file_that_is_not_there_a_folder_and_a_file_without_rows_are_named()
    {
        using TempFolder folder = new();
        await Load(folder["nowhere.parquet"], Field.CustomerId).Should().ThrowAsync<DataFormatException>().WithMessage("*no file*nowhere.parquet*");
        Directory.CreateDirectory(folder["folder"]);
        await Load(folder["folder"], Field.CustomerId).Should().ThrowAsync<DataFormatException>().WithMessage("*is a directory*");

        DuckDb.Write(folder["none.parquet"], Rows + " WHERE i < 0");
        await Load(folder["none.parquet"], Field.CustomerId).Should().ThrowAsync<DataFormatException>().WithMessage("*has no rows*");
    }

    [Fact]
    public void A_stream_that_cannot_seek_is_refused_at_once()
    {
        using ForwardStream stream = new(Stream.Null);
        Action make = () => CommerceSource.FromParquet(stream, "upload");
        make.Should().Throw<ArgumentException>().WithMessage("*cannot seek*MemoryStream*");
    }

    private static Func<Task> Load(string path, Field field) => () => CommerceSource.FromParquet(path, ParquetShop.Map(Field.Timestamp, field)).LoadAsync(TestContext.Current.CancellationToken);
}
