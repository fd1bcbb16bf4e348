namespace EcomIntel.Modeling;

/// <summary>Chooses the bins of a column from its training values.</summary>
internal static class ColumnBinning
{
    private const int MaxSampled = 200_000;

    public static ColumnBins Choose(FeatureField field, ReadOnlySpan<float> column, ReadOnlySpan<int> rows, int maxBins) => field.IsCategorical
        ? ChooseLevels(Math.Max(1, field.Levels.Length), column, rows, maxBins)
        : ColumnBins.OfNumber(ChooseEdges(Sorted(column, rows), maxBins));

    private static ColumnBins ChooseLevels(int levels, ReadOnlySpan<float> column, ReadOnlySpan<int> rows, int maxBins)
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

        return ColumnBins.OfCategory(bins);
    }

    /// <summary>The values in ascending order without missing ones; evenly spaced rows where there are very many.</summary>
    private static float[] Sorted(ReadOnlySpan<float> column, ReadOnlySpan<int> rows)
    {
        int taken = Math.Min(rows.Length, MaxSampled);
        float[] values = new float[taken];
        int count = 0;
        for (int i = 0; i < taken; i++)
        {
            float value = column[rows[(int)((long)i * rows.Length / taken)]];
            if (!float.IsNaN(value))
            {
                values[count++] = value;
            }
        }

        Array.Resize(ref values, count);
        Array.Sort(values);
        return values;
    }

    private static float[] ChooseEdges(float[] sorted, int maxBins)
    {
        List<float> edges = [];
        int distinct = 1;
        for (int i = 1; i < sorted.Length; i++)
        {
            distinct += sorted[i] != sorted[i - 1] ? 1 : 0;
        }

        // A bin closes where the value changes and it holds its part of the rows that were left when it was opened.
        bool each = distinct <= maxBins;
        int start = 0;
        for (int i = 1; i < sorted.Length && edges.Count < maxBins - 1; i++)
        {
            if (sorted[i] == sorted[i - 1])
            {
                continue;
            }

            double part = (double)(sorted.Length - start) / (maxBins - edges.Count);
            if (each || i - start >= part)
            {
                edges.Add(Between(sorted[i - 1], sorted[i]));
                start = i;
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
