namespace EcomIntel.Modeling;

/// <summary>How one column becomes codes in its slots. Immutable.</summary>
internal abstract class ColumnCode
{
    public abstract int SlotCount { get; }

    /// <summary>Codes the column of one row.</summary>
    public abstract void Encode(ReadOnlySpan<float> row, Span<byte> codes);

    /// <summary>Codes the column of a group of rows.</summary>
    public abstract void Encode(FeatureMatrix features, ReadOnlySpan<int> rows, Span<byte> codes);

    private protected static void Take(ReadOnlySpan<float> column, ReadOnlySpan<int> rows, Span<float> values)
    {
        if (rows[^1] - rows[0] == RowCode.Lanes - 1)
        {
            column.Slice(rows[0], RowCode.Lanes).CopyTo(values);
            return;
        }

        for (int i = 0; i < rows.Length; i++)
        {
            values[i] = column[rows[i]];
        }
    }
}
