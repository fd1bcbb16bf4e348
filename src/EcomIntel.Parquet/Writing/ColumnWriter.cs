using Parquet;
using Parquet.Schema;

namespace EcomIntel.Parquet;

/// <summary>One column of a file to be written.</summary>
internal abstract class ColumnWriter(DataField field)
{
    /// <summary>What the file's schema says of the column.</summary>
    public DataField Field { get; } = field;

    /// <summary>Writes the rows from start on into a row group.</summary>
    public abstract Task WriteAsync(ParquetRowGroupWriter group, int start, int count, CancellationToken cancellationToken);
}
