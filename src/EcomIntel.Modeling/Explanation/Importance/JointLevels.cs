namespace EcomIntel.Modeling;

/// <summary>The levels of columns that are exchanged together: each combination of their levels that occurs is one.</summary>
internal sealed class JointLevels
{
    private readonly float[][] _values;

    private JointLevels(float[][] values, int[] levelOfRow)
    {
        _values = values;
        LevelOfRow = levelOfRow;
    }

    public int Count => _values[0].Length;

    public int[] LevelOfRow { get; }

    /// <summary>The value that stands for a level in one of the columns, counted as they were given.</summary>
    public float ValueOf(int column, int level) => _values[column][level];

    /// <summary>Takes so many levels of each column that their combinations are at most <paramref name="maxLevels"/>, or two levels of each where that is still too much.</summary>
    public static JointLevels Of(TrainingData data, ReadOnlySpan<int> fields, int maxLevels)
    {
        if (fields.Length == 1)
        {
            ColumnLevels single = LevelsOf(data, fields[0], maxLevels);
            return new JointLevels([single.Values], single.LevelOfRow);
        }

        int each = maxLevels;
        while (true)
        {
            ColumnLevels[] columns = new ColumnLevels[fields.Length];
            for (int i = 0; i < columns.Length; i++)
            {
                columns[i] = LevelsOf(data, fields[i], each);
            }

            JointLevels joint = Combine(columns, data.RowCount);
            if (joint.Count <= maxLevels || each == 2)
            {
                return joint;
            }

            each = Math.Max(2, each * 3 / 4);
        }
    }

    private static ColumnLevels LevelsOf(TrainingData data, int field, int maxLevels) =>
        ColumnLevels.Of(data.Features.Column(field), data.Schema.Fields[field].IsCategorical, maxLevels);

    private static JointLevels Combine(ColumnLevels[] columns, int rows)
    {
        long[] keys = new long[rows];
        foreach (ColumnLevels column in columns)
        {
            for (int row = 0; row < rows; row++)
            {
                keys[row] = (keys[row] * column.Values.Length) + column.LevelOfRow[row];
            }
        }

        long[] found = [.. keys.Distinct().Order()];
        int[] levelOfRow = new int[rows];
        for (int row = 0; row < rows; row++)
        {
            levelOfRow[row] = Array.BinarySearch(found, keys[row]);
        }

        float[][] values = new float[columns.Length][];
        long[] rest = [.. found];
        for (int i = columns.Length - 1; i >= 0; i--)
        {
            int count = columns[i].Values.Length;
            values[i] = new float[found.Length];
            for (int level = 0; level < found.Length; level++)
            {
                values[i][level] = columns[i].Values[rest[level] % count];
                rest[level] /= count;
            }
        }

        return new JointLevels(values, levelOfRow);
    }
}
