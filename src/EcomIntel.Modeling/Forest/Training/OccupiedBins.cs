namespace EcomIntel.Modeling;

/// <summary>Finds the bins that a node's rows are in.</summary>
internal static class OccupiedBins
{
    /// <summary>With fewer rows than this it is faster to look at the rows than at the bins.</summary>
    public const int FewRows = 32;

    /// <summary>Lists them in ascending order, from the rows themselves.</summary>
    public static int Of(byte[] column, ReadOnlySpan<int> rows, Span<byte> bins)
    {
        BinSet set = default;
        foreach (int row in rows)
        {
            set.Add(column[row]);
        }

        return set.CopyTo(bins);
    }
}
