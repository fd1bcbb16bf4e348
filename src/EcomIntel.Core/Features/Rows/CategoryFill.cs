namespace EcomIntel;

/// <summary>Translates the codes of a dataset's column into those that the pipeline learned, and counts the rows of levels it never saw.</summary>
internal sealed class CategoryFill(FeatureField field, BatchContext batch, AttributeOwner owner, CategoryColumn column, int[] learned) : ColumnFill
{
    private readonly int[] _values = LargeArray.Uninitialized<int>(batch.RowCount);
    private int _unknown;

    public override void Fill(int start, int end)
    {
        ReadOnlySpan<int> owners = batch.OwnersOf(owner);
        ReadOnlySpan<int> codes = column.Codes;
        int unknown = 0;
        for (int row = start; row < end; row++)
        {
            int position = owners.IsEmpty ? row : owners[row];
            int code = position < 0 ? CategoryColumn.Missing : codes[position];
            int value = code < 0 ? CategoryColumn.Missing : learned[code];
            _values[row] = value;
            unknown += code >= 0 && value < 0 ? 1 : 0;
        }

        Interlocked.Add(ref _unknown, unknown);
    }

    public override FeatureColumn Finish() => new TypedColumn<int>(field, _values, _unknown);
}
