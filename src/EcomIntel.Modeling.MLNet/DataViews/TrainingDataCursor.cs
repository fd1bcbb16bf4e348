using Microsoft.ML;
using Microsoft.ML.Data;

namespace EcomIntel.Modeling.MLNet;

/// <summary>Walks over the rows of a <see cref="TrainingDataView"/>, once. For one thread, as every cursor of ML.NET.</summary>
internal sealed class TrainingDataCursor : DataViewRowCursor
{
    private readonly RowSet _rows;
    private readonly ViewColumn[] _columns;
    private readonly bool[] _active;
    private int _position = -1;

    public TrainingDataCursor(DataViewSchema schema, RowSet rows, ViewColumn[] columns, IEnumerable<DataViewSchema.Column> needed)
    {
        Schema = schema;
        _rows = rows;
        _columns = columns;
        _active = new bool[columns.Length];
        foreach (DataViewSchema.Column column in needed)
        {
            _active[column.Index] = true;
        }
    }

    /// <summary>The row of the table that the cursor stands on.</summary>
    public int Row { get; private set; }

    public override DataViewSchema Schema { get; }

    public override long Position => _position;

    public override long Batch => 0;

    public override bool MoveNext()
    {
        if (_position + 1 >= _rows.Count)
        {
            _position = -1;
            return false;
        }

        Row = _rows.Rows[++_position];
        return true;
    }

    public override bool IsColumnActive(DataViewSchema.Column column) => _active[column.Index];

    public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId value) => value = new DataViewRowId((ulong)_position, 0);

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) =>
        _active[column.Index] && _columns[column.Index].Getter(this) is ValueGetter<TValue> getter
            ? getter
            : throw new InvalidOperationException($"The column '{column.Name}' was not asked for, or is of type {column.Type} and not {typeof(TValue)}.");
}
