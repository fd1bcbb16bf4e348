using Parquet;
using Parquet.Schema;

namespace EcomIntel.Parquet;

/// <summary>
/// Writes a column of numbers in the type that the file stores them in. So times and amounts go in as the Int64 that they are here: exact, and with the
/// statistics of what is written. (Parquet.Net 6.1 writes the statistics of DateTime in milliseconds whatever the column's unit, and readers skip row
/// groups by them.)
/// </summary>
/// <typeparam name="T">The stored type.</typeparam>
internal sealed class ValueColumnWriter<T> : ColumnWriter
    where T : struct
{
    private readonly DataField<T> _stored;
    private readonly Func<int, T?> _valueOf;
    private T[] _values = [];
    private int[] _levels = [];

    /// <summary>Makes the writer.</summary>
    /// <param name="field">What the schema says.</param>
    /// <param name="valueOf">The value of a row; null where it is missing.</param>
    public ValueColumnWriter(DataField field, Func<int, T?> valueOf)
        : base(field)
    {
        _stored = new DataField<T>(field.Name, field.IsNullable);
        _ = new ParquetSchema(_stored);
        _valueOf = valueOf;
    }

    public override Task WriteAsync(ParquetRowGroupWriter group, int start, int count, CancellationToken cancellationToken)
    {
        if (_values.Length < count)
        {
            _values = new T[count];
            _levels = new int[count];
        }

        int present = 0;
        for (int i = 0; i < count; i++)
        {
            T? value = _valueOf(start + i);
            _levels[i] = value.HasValue ? 1 : 0;
            if (value.HasValue)
            {
                _values[present++] = value.GetValueOrDefault();
            }
        }

        ReadOnlyMemory<int>? levels = Field.IsNullable ? _levels.AsMemory(0, count) : default(ReadOnlyMemory<int>?);
        return group.WriteAllPartsAsync<T>(_stored, _values.AsMemory(0, present), levels, repetitionLevels: null, cancellationToken);
    }
}
