using Parquet;
using Parquet.Schema;

namespace EcomIntel.Parquet;

/// <summary>A column whose values are stored as one type and seen as another.</summary>
/// <typeparam name="TStored">What is in the file.</typeparam>
/// <typeparam name="TValue">What readers see.</typeparam>
internal sealed class ParquetColumn<TStored, TValue> : ParquetColumn, IColumnValue<TValue>
    where TStored : struct
    where TValue : notnull
{
    private readonly DataField _field;
    private readonly Func<TStored, TValue> _convert;
    private TStored[] _values = [];
    private int[] _levels = [];
    private int _row;
    private int _next;

    /// <summary>Makes the column.</summary>
    /// <param name="field">The field, attached to a schema; of the stored type.</param>
    /// <param name="convert">From the stored type to what readers see.</param>
    public ParquetColumn(DataField field, Func<TStored, TValue> convert)
        : base(field.Name, typeof(TValue))
    {
        _field = field;
        _convert = convert;
    }

    public TValue Value => _convert(_values[_next - 1]);

    public override object Boxed => Value;

    public override async ValueTask LoadAsync(ParquetRowGroupReader group, int rows, CancellationToken cancellationToken)
    {
        bool nullable = _field.MaxDefinitionLevel > 0;
        if (_values.Length < rows)
        {
            _values = new TStored[rows];
            _levels = nullable ? new int[rows] : [];
        }

        await group.ReadRawAsync<TStored>(_field, _values, nullable ? _levels.AsMemory() : default(Memory<int>?), repetitionLevels: null, cancellationToken).ConfigureAwait(false);
        (_row, _next) = (-1, 0);
    }

    public override void Advance()
    {
        _row++;
        IsNull = _levels.Length > 0 && _levels[_row] < _field.MaxDefinitionLevel;
        if (!IsNull)
        {
            _next++;
        }
    }
}
