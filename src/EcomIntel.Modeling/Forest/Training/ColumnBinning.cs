namespace EcomIntel.Modeling;

/// <summary>Chooses the bins of a column from its training values.</summary>
internal static class ColumnBinning
{
    private const int MaxSampled = 200_000;

    public static ColumnBins Choose(FeatureField field, int position, ReadOnlySpan<float> column, ReadOnlySpan<int> rows, int maxBins) => field.IsCategorical
        ? ChooseLevels(position, Math.Max(1, field.Levels.Length), column, rows, maxBins)
        : ColumnBins.OfNumber(position, ChooseEdges(ValueCounts.Of(column, rows, MaxSampled), maxBins));

    private static ColumnBins ChooseLevels(int position, int levels, ReadOnlySpan<float> column, ReadOnlySpan<int> rows, int maxBins)
    {
        int[] counts = new int[levels];
        foreach (int row in rows)
        {
            int level = (int)column[row];
            if (level == column[row] && (uint)level < (uint)levels)
            {
                counts[level]++;
            }
        }

        int[] seen = [.. Enumerable.Range(0, levels).Where(level => counts[level] > 0).OrderByDescending(level => counts[level]).ThenBy(level => level)];
        byte[] bins = new byte[levels];
        Array.Fill(bins, ColumnBins.Missing);
        for (int rank = 0; rank < seen.Length; rank++)
        {
            // With more levels than bins, the rare ones share the last.
            bins[seen[rank]] = (byte)Math.Min(rank, maxBins - 1);
        }

        return ColumnBins.OfCategory(position, bins);
    }

    private static float[] ChooseEdges(ValueCounts values, int maxBins)
    {
        // A bin closes where the value changes and it holds its part of the rows that were left when it was opened.
        List<float> edges = [];
        bool each = values.Values.Length <= maxBins;
        long left = values.Total;
        long inBin = 0;
        for (int i = 0; i + 1 < values.Values.Length && edges.Count < maxBins - 1; i++)
        {
            inBin += values.Counts[i];
            double part = (double)left / (maxBins - edges.Count);
            if (each || inBin >= part)
            {
                edges.Add(Between(values.Values[i], values.Values[i + 1]));
                left -= inBin;
                inBin = 0;
            }
        }

        return [.. edges];
    }

    /// <summary>A cut halfway between two values; the lower one where rounding would reach the upper.</summary>
    private static float Between(float low, float high)
    {
        float middle = low + ((high - low) / 2);
        return middle >= low && middle < high ? middle : low;
    }
}
