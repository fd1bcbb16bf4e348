namespace EcomIntel.Modeling;

/// <summary>
/// Turns rows into codes, one byte for each way that nodes ask about a column, so that every node asks the same: is the code above its cut? A number's code is how
/// many of the forest's cuts are below it; a category has one code, 0 or 1, for each set that nodes split it by. A group's codes of one slot lie side by side. Immutable.
/// </summary>
internal sealed class RowCode
{
    /// <summary>The rows of a group.</summary>
    public const int Lanes = 1 << GroupShift;

    public const int GroupShift = 6;

    private readonly ColumnCode[] _columns;

    private RowCode(ColumnCode[] columns, int slotCount)
    {
        _columns = columns;
        SlotCount = slotCount;
    }

    /// <summary>The codes of a row.</summary>
    public int SlotCount { get; }

    /// <summary>Finds what the nodes ask.</summary>
    /// <param name="arrays">The forest.</param>
    /// <param name="asked">Receives for each split node its slot and cut.</param>
    public static RowCode Create(ForestArrays arrays, (int Slot, byte Cut)[] asked)
    {
        List<int>[] nodes = [.. arrays.Bins.Select(_ => new List<int>())];
        for (int node = 0; node < arrays.NodeCount; node++)
        {
            if (arrays.Columns[node] >= 0)
            {
                nodes[arrays.Columns[node]].Add(node);
            }
        }

        List<ColumnCode> columns = [];
        int slots = 0;
        for (int column = 0; column < nodes.Length; column++)
        {
            if (nodes[column].Count > 0)
            {
                columns.Add(arrays.Bins[column].IsCategorical
                    ? SetCode.Create(arrays, arrays.Bins[column], nodes[column], slots, asked)
                    : NumberCode.Create(arrays, arrays.Bins[column], nodes[column], slots, asked));
                slots += columns[^1].SlotCount;
            }
        }

        return new RowCode([.. columns], slots);
    }

    /// <summary>Codes one row, slot after slot.</summary>
    public void Encode(ReadOnlySpan<float> row, Span<byte> codes)
    {
        foreach (ColumnCode column in _columns)
        {
            column.Encode(row, codes);
        }
    }

    /// <summary>Codes rows group by group; the last group is filled up by repeating the last row.</summary>
    public void Encode(FeatureMatrix features, ReadOnlySpan<int> rows, Span<byte> codes)
    {
        Span<int> group = stackalloc int[Lanes];
        for (int start = 0; start < rows.Length; start += Lanes)
        {
            int count = Math.Min(Lanes, rows.Length - start);
            rows.Slice(start, count).CopyTo(group);
            group[count..].Fill(rows[^1]);
            Span<byte> ours = codes.Slice(start * SlotCount, SlotCount * Lanes);
            foreach (ColumnCode column in _columns)
            {
                column.Encode(features, group, ours);
            }
        }
    }
}
