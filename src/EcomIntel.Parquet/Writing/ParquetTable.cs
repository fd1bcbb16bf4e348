using Parquet;
using Parquet.Schema;

namespace EcomIntel.Parquet;

/// <summary>Columns of one length on their way into a file, row group by row group.</summary>
internal sealed class ParquetTable
{
    private readonly int _rows;
    private readonly IReadOnlyList<ColumnWriter> _columns;

    public ParquetTable(int rows, IReadOnlyList<ColumnWriter> columns)
    {
        string? twice = columns.GroupBy(column => column.Field.Name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1)?.Key;
        if (twice is not null)
        {
            throw new ArgumentException($"Two columns are called '{twice}'. Rename the feature or attribute of that name.", nameof(columns));
        }

        _rows = rows;
        _columns = columns;
    }

    public async Task SaveAsync(string path, int rowsPerGroup, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        FileStream file = new(path, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 1 << 16, FileOptions.Asynchronous);
        await using (file.ConfigureAwait(false))
        {
            await SaveAsync(file, rowsPerGroup, cancellationToken).ConfigureAwait(false);
        }
    }

    public async Task SaveAsync(Stream stream, int rowsPerGroup, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentOutOfRangeException.ThrowIfLessThan(rowsPerGroup, 1);
        ParquetSchema schema = new(_columns.Select(column => column.Field));
        ParquetOptions options = new() { CompressionMethod = CompressionMethod.Snappy, DictionaryEncodingSampleSize = 4096 };
        foreach (TextColumnWriter column in _columns.OfType<TextColumnWriter>())
        {
            options.ColumnEncodingHints[column.Field.Name] = EncodingHint.Dictionary;
        }

        ParquetWriter writer = await ParquetWriter.CreateAsync(schema, stream, options, cancellationToken: cancellationToken).ConfigureAwait(false);
        int start = 0;
        do
        {
            // One group even for no rows: Parquet.Net cannot read a file that has none.
            cancellationToken.ThrowIfCancellationRequested();
            int count = Math.Min(rowsPerGroup, _rows - start);
            using ParquetRowGroupWriter group = writer.CreateRowGroup();
            foreach (ColumnWriter column in _columns)
            {
                await column.WriteAsync(group, start, count, cancellationToken).ConfigureAwait(false);
            }

            group.CompleteValidate();
            start += count;
        }
        while (start < _rows);

        // Only now, because this writes the end without which no reader takes the file: what was broken off must not look whole.
        await writer.DisposeAsync().ConfigureAwait(false);
    }
}
