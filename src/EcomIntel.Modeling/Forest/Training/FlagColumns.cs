using System.Numerics;

namespace EcomIntel.Modeling;

/// <summary>
/// Finds categories that came one-hot: runs of neighbouring fields that are 0 or 1, never two of them 1 in a row, and one of them 1 in at least half of
/// the rows. As one column they cost one histogram, are drawn as one, and are split as sets.
/// </summary>
internal static class FlagColumns
{
    private const int MostFlags = 254;
    private const int WordBits = 64;

    /// <summary>For each field the length of the run that begins there; 1 for a field on its own, 0 for one inside a run.</summary>
    public static int[] Runs(FeatureMatrix features, ReadOnlySpan<int> rows, ParallelOptions parallel)
    {
        int fields = features.Schema.Count;
        int[] kept = rows.ToArray();
        ulong[]?[] flags = new ulong[]?[fields];
        Parallel.For(0, fields, parallel, field => flags[field] = features.Schema.Fields[field].IsCategorical ? null : Flags(features.Column(field), kept));
        int[] lengths = new int[fields];
        for (int field = 0; field < fields; field += lengths[field])
        {
            lengths[field] = RunLength(flags, field, kept.Length);
        }

        return lengths;
    }

    /// <summary>Which rows are 1; null where a value is neither 0 nor 1, or all are the same.</summary>
    private static ulong[]? Flags(ReadOnlySpan<float> values, int[] rows)
    {
        ulong[] set = new ulong[(rows.Length + WordBits - 1) / WordBits];
        int count = 0;
        for (int start = 0; start < rows.Length; start += WordBits)
        {
            ulong word = 0;
            bool right = true;
            for (int i = start; i < Math.Min(rows.Length, start + WordBits); i++)
            {
                float value = values[rows[i]];
                right &= value is 0 or 1;
                word |= (value == 1 ? 1UL : 0) << (i - start);
            }

            if (!right)
            {
                return null;
            }

            set[start / WordBits] = word;
            count += BitOperations.PopCount(word);
        }

        return count == 0 || count == rows.Length ? null : set;
    }

    private static int RunLength(ulong[]?[] flags, int first, int rows)
    {
        if (flags[first] is not { } start)
        {
            return 1;
        }

        ulong[] any = [.. start];
        int field = first + 1;
        for (; field < flags.Length && field - first < MostFlags && flags[field] is { } next && IsApart(any, next); field++)
        {
            for (int word = 0; word < any.Length; word++)
            {
                any[word] |= next[word];
            }
        }

        int covered = 0;
        foreach (ulong word in any)
        {
            covered += BitOperations.PopCount(word);
        }

        return 2 * covered >= rows ? field - first : 1;
    }

    private static bool IsApart(ulong[] any, ulong[] next)
    {
        for (int word = 0; word < any.Length; word++)
        {
            if ((any[word] & next[word]) != 0)
            {
                return false;
            }
        }

        return true;
    }
}
