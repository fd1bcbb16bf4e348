namespace EcomIntel.Modeling;

/// <summary>What every trainer and evaluation asks of its rows.</summary>
internal static class TrainingRows
{
    public static void ThrowIfOutside(TrainingData data, RowSet rows) => ThrowIfOutside(data.RowCount, rows);

    public static void ThrowIfOutside(int rowCount, RowSet rows)
    {
        if (rows.Count > 0 && rows.Rows[^1] >= rowCount)
        {
            throw new ArgumentException($"Row {rows.Rows[^1]} is not in the data, which has {rowCount} rows.", nameof(rows));
        }
    }

    /// <summary>All other rows that count; the rows themselves where there is none.</summary>
    public static RowSet Others(int rowCount, RowSet rows, Predicate<int> counts)
    {
        bool[] taken = new bool[rowCount];
        foreach (int row in rows.Rows)
        {
            taken[row] = true;
        }

        List<int> others = [];
        for (int row = 0; row < taken.Length; row++)
        {
            if (!taken[row] && counts(row))
            {
                others.Add(row);
            }
        }

        return others.Count > 0 ? RowSet.From([.. others]) : rows;
    }

    public static void ThrowIfOtherClasses(IClassifier classifier, TrainingData data)
    {
        if (!classifier.Classes.AsSpan().SequenceEqual(data.Classes.AsSpan()))
        {
            throw new ArgumentException($"The model's classes are '{string.Join("', '", classifier.Classes)}' but the data's are '{string.Join("', '", data.Classes)}'.", nameof(data));
        }
    }

    public static void ThrowIfNotLearnable(TrainingData data, RowSet rows, string trainer)
    {
        long[] counts = Counts(data, rows);
        string[] present = [.. data.Classes.Where((_, k) => counts[k] > 0)];
        if (present.Length < 2)
        {
            string what = present.Length == 0 ? "no row with a class" : $"only the class '{present[0]}' in {counts.Sum()} rows";
            throw new EcomIntelException($"{trainer} needs at least two classes to tell apart but found {what}. Check the target and the rows to train on.");
        }

        if (present.Length == counts.Sum())
        {
            throw new EcomIntelException($"Each of the {present.Length} rows is of a class of its own, so {trainer} can learn nothing from them. Take a coarser target or more rows.");
        }
    }

    /// <summary>The rows that have a class.</summary>
    public static RowSet Labelled(TrainingData data, RowSet rows)
    {
        ReadOnlySpan<int> labels = data.Labels;
        int[] labelled = new int[rows.Count];
        int count = 0;
        foreach (int row in rows.Rows)
        {
            if (labels[row] >= 0)
            {
                labelled[count++] = row;
            }
        }

        return RowSet.From(labelled.AsSpan(0, count));
    }

    /// <summary>The rows that count in training: all where there are no weights.</summary>
    public static RowSet Weighted(TrainingData data, RowSet rows)
    {
        if (data.Weights.IsEmpty)
        {
            return rows;
        }

        ReadOnlySpan<float> weights = data.Weights;
        int[] weighted = new int[rows.Count];
        int count = 0;
        foreach (int row in rows.Rows)
        {
            if (weights[row] > 0)
            {
                weighted[count++] = row;
            }
        }

        return RowSet.From(weighted.AsSpan(0, count));
    }

    /// <summary>Copies the rows that have a class into a table of their own.</summary>
    public static TrainingData Extract(TrainingData data, RowSet rows)
    {
        ThrowIfOutside(data, rows);
        ReadOnlySpan<int> labelled = Labelled(data, rows).Rows;
        float[][] columns = new float[data.Schema.Count][];
        for (int field = 0; field < columns.Length; field++)
        {
            columns[field] = Take(data.Features.Column(field), labelled);
        }

        int[]? groups = data.Groups.IsEmpty ? null : Take(data.Groups, labelled);
        return new TrainingData(new FeatureMatrix(data.Schema, columns), data.Classes, Take(data.Labels, labelled), groups);
    }

    private static T[] Take<T>(ReadOnlySpan<T> values, ReadOnlySpan<int> rows)
    {
        T[] taken = new T[rows.Length];
        for (int i = 0; i < taken.Length; i++)
        {
            taken[i] = values[rows[i]];
        }

        return taken;
    }

    /// <summary>How many of the rows are of each class.</summary>
    public static long[] Counts(TrainingData data, RowSet rows)
    {
        ReadOnlySpan<int> labels = data.Labels;
        long[] counts = new long[data.Classes.Length];
        foreach (int row in rows.Rows)
        {
            if (labels[row] >= 0)
            {
                counts[labels[row]]++;
            }
        }

        return counts;
    }
}
