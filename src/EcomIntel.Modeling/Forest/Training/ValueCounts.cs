namespace EcomIntel.Modeling;

/// <summary>The different values of a column in ascending order, without missing ones, and how often each was seen.</summary>
internal sealed record ValueCounts(float[] Values, int[] Counts, long Total)
{
    private const int Few = 512;

    /// <summary>Looks at all rows, or at so many, evenly spaced.</summary>
    public static ValueCounts Of(ReadOnlySpan<float> column, ReadOnlySpan<int> rows, int maxRows)
    {
        int taken = Math.Min(rows.Length, maxRows);
        float[] values = new float[taken];
        int count = 0;
        for (int i = 0; i < taken; i++)
        {
            float value = column[rows[(int)((long)i * rows.Length / taken)]];
            if (!float.IsNaN(value))
            {
                // Minus zero is zero.
                values[count++] = value + 0f;
            }
        }

        return OfFew(values.AsSpan(0, count)) ?? OfMany(values.AsSpan(0, count));
    }

    /// <summary>Hours and ages need no sorting of all rows.</summary>
    private static ValueCounts? OfFew(ReadOnlySpan<float> values)
    {
        const int Slots = 4 * Few;
        float[] keys = new float[Slots];
        int[] counts = new int[Slots];
        int distinct = 0;
        foreach (float value in values)
        {
            int slot = (int)((BitConverter.SingleToUInt32Bits(value) * 2654435769u) >> 21);
            while (counts[slot] > 0 && keys[slot] != value)
            {
                slot = (slot + 1) % Slots;
            }

            distinct += counts[slot] == 0 ? 1 : 0;
            if (distinct > Few)
            {
                return null;
            }

            keys[slot] = value;
            counts[slot]++;
        }

        int[] used = [.. Enumerable.Range(0, Slots).Where(slot => counts[slot] > 0).OrderBy(slot => keys[slot])];
        return new ValueCounts([.. used.Select(slot => keys[slot])], [.. used.Select(slot => counts[slot])], values.Length);
    }

    private static ValueCounts OfMany(Span<float> values)
    {
        values.Sort();
        List<float> distinct = [];
        List<int> counts = [];
        foreach (float value in values)
        {
            if (distinct.Count > 0 && distinct[^1] == value)
            {
                counts[^1]++;
            }
            else
            {
                distinct.Add(value);
                counts.Add(1);
            }
        }

        return new ValueCounts([.. distinct], [.. counts], values.Length);
    }
}
