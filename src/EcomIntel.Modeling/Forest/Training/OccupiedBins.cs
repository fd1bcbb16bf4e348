namespace EcomIntel.Modeling;

/// <summary>Finds the bins that a node's rows are in.</summary>
internal static class OccupiedBins
{
    /// <summary>Lists them in ascending order, from the rows themselves.</summary>
    public static int Of(byte[] column, ReadOnlySpan<int> rows, Span<byte> bins)
    {
        (ulong a, ulong b, ulong c, ulong d) = (0UL, 0UL, 0UL, 0UL);
        foreach (int row in rows)
        {
            byte bin = column[row];
            ulong bit = 1UL << bin;
            switch (bin >> 6)
            {
                case 0: a |= bit; break;
                case 1: b |= bit; break;
                case 2: c |= bit; break;
                default: d |= bit; break;
            }
        }

        BinSet set = default;
        (set[0], set[1], set[2], set[3]) = (a, b, c, d);
        return set.CopyTo(bins);
    }
}
