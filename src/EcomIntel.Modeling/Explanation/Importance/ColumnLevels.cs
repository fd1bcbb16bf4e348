namespace EcomIntel.Modeling;

/// <summary>
/// A column's values as a few levels, each with the value that stands for it: all values of a column with few, quantile groups of a column with many.
/// The model then need not predict each permutation, only each level.
/// </summary>
internal sealed class ColumnLevels
{
    private ColumnLevels(float[] values, int[] levelOfRow)
    {
        Values = values;
        LevelOfRow = levelOfRow;
    }

    public float[] Values { get; }

    public int[] LevelOfRow { get; }

    public static ColumnLevels Of(ReadOnlySpan<float> column, bool isCategorical, int maxLevels)
    {
        Dictionary<float, int> counts = [];
        foreach (float value in column)
        {
            counts[value] = counts.GetValueOrDefault(value) + 1;
        }

        Dictionary<float, float> standsFor = counts.Count <= maxLevels
            ? counts.Keys.ToDictionary(value => value, value => value)
            : isCategorical ? KeepFrequent(counts, maxLevels) : Quantiles(counts, column.Length, maxLevels);
        float[] values = [.. standsFor.Values.Distinct().Order()];
        Dictionary<float, int> levels = values.Index().ToDictionary(pair => pair.Item, pair => pair.Index);
        int[] levelOfRow = new int[column.Length];
        for (int row = 0; row < levelOfRow.Length; row++)
        {
            levelOfRow[row] = levels[standsFor[column[row]]];
        }

        return new ColumnLevels(values, levelOfRow);
    }

    private static Dictionary<float, float> KeepFrequent(Dictionary<float, int> counts, int maxLevels)
    {
        float[] byFrequency = [.. counts.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key).Select(pair => pair.Key)];
        return byFrequency.Index().ToDictionary(pair => pair.Item, pair => byFrequency[Math.Min(pair.Index, maxLevels - 1)]);
    }

    private static Dictionary<float, float> Quantiles(Dictionary<float, int> counts, int rows, int maxLevels)
    {
        Dictionary<float, float> standsFor = [];
        Dictionary<int, float> firstOfGroup = [];
        long before = 0;
        foreach ((float value, int count) in counts.OrderBy(pair => pair.Key))
        {
            int group = float.IsNaN(value) ? -1 : (int)(before * (maxLevels - 1) / rows);
            standsFor.Add(value, firstOfGroup.TryGetValue(group, out float first) ? first : value);
            firstOfGroup.TryAdd(group, value);
            before += count;
        }

        return standsFor;
    }
}
