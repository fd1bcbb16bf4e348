namespace EcomIntel.Parquet.Tests;

public class RowGroupTests
{
    private const int RowsPerGroup = 20_480;

    [Fact]
    public async Task Rows_arrive_before_the_next_row_group_is_read()
    {
        using TempFolder folder = new();
        Write(folder["shop.parquet"], groups: 3);
        long second = DuckDb.Rows($"SELECT min(coalesce(dictionary_page_offset, data_page_offset)) FROM parquet_metadata('{folder["shop.parquet"]}') WHERE row_group_id = 1").Select(long.Parse).Single();
        using WatchedStream stream = new(await File.ReadAllBytesAsync(folder["shop.parquet"], TestContext.Current.CancellationToken));
        await using ParquetDataReader reader = await ParquetDataReader.OpenAsync(stream, "shop", null, [], leaveOpen: true, TestContext.Current.CancellationToken);
        stream.Furthest = 0;

        for (int row = 0; row < RowsPerGroup; row++)
        {
            (await reader.ReadAsync(TestContext.Current.CancellationToken)).Should().BeTrue();
        }

        stream.Furthest.Should().BeInRange(1, second);
        (await reader.ReadAsync(TestContext.Current.CancellationToken)).Should().BeTrue();
        stream.Furthest.Should().BeGreaterThan(second);
    }

    [Fact]
    public async Task Memory_is_that_of_one_row_group_however_many_there_are()
    {
        using TempFolder folder = new();
        Write(folder["shop.parquet"], groups: 16);
        await using FileStream stream = File.OpenRead(folder["shop.parquet"]);
        await using ParquetDataReader reader = await ParquetDataReader.OpenAsync(stream, "shop", null, [], leaveOpen: true, TestContext.Current.CancellationToken);

        List<long> held = [];
        int rows = 0;
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            if (rows++ % RowsPerGroup == 0)
            {
                held.Add(GC.GetTotalMemory(forceFullCollection: true));
            }
        }

        // One group's columns take about 2 MB in memory; sixteen groups held would take 32.
        rows.Should().Be(16 * RowsPerGroup);
        (held.Max() - held.Min()).Should().BeLessThan(8_000_000);
    }

    private static void Write(string path, int groups) => DuckDb.Write(
        path,
        $"SELECT TIMESTAMP '2025-07-01 12:00:00' + INTERVAL (i) SECOND AS timestamp, 'customer ' || i AS customer_id, i AS quantity, i / 4 AS total_price FROM range({groups * RowsPerGroup}) t(i)",
        $", ROW_GROUP_SIZE {RowsPerGroup}");

    /// <summary>Remembers how far it was read.</summary>
    private sealed class WatchedStream(byte[] bytes) : MemoryStream(bytes)
    {
        public long Furthest { get; set; }

        public override int Read(byte[] buffer, int offset, int count) => Watch(base.Read(buffer, offset, count));

        public override int Read(Span<byte> buffer) => Watch(base.Read(buffer));

        public override int ReadByte()
        {
            int value = base.ReadByte();
            Watch(0);
            return value;
        }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => Watch(await base.ReadAsync(buffer, cancellationToken));

        public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => Watch(await base.ReadAsync(buffer.AsMemory(offset, count), cancellationToken));

        private int Watch(int read)
        {
            Furthest = Math.Max(Furthest, Position);
            return read;
        }
    }
}
