using Microsoft.ML;

namespace EcomIntel.Modeling.MLNet;

/// <summary>Some rows of a table as ML.NET reads them: nothing is copied until a cursor's reader asks for a value. Immutable; safe for any thread.</summary>
internal sealed class TrainingDataView : IDataView
{
    private readonly RowSet _rows;
    private readonly ViewColumn[] _columns;

    public TrainingDataView(RowSet rows, params ViewColumn[] columns)
    {
        _rows = rows;
        _columns = columns;
        DataViewSchema.Builder builder = new();
        foreach (ViewColumn column in columns)
        {
            builder.AddColumn(column.Name, column.Type, column.Annotations);
        }

        Schema = builder.ToSchema();
    }

    public DataViewSchema Schema { get; }

    // Trainers that need a shuffled order shuffle in memory, from their own seed.
    public bool CanShuffle => false;

    public long? GetRowCount() => _rows.Count;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null) =>
        new TrainingDataCursor(Schema, _rows, _columns, columnsNeeded);

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) =>
        [GetRowCursor(columnsNeeded, rand)];
}
