namespace EcomIntel.Insights;

/// <summary>How closely two columns go together, from 0 to 1: what a correlation is for numbers, for categories too.</summary>
internal static class ColumnAssociation
{
    /// <summary>
    /// Two numbers: the size of the rank correlation (Spearman, 1904). A number and a category: the correlation ratio of the ranks. Two categories: Cramér's V without its bias (Bergsma, 2013).
    /// Rows without one of the values are left out.
    /// </summary>
    public static double Of(ReadOnlySpan<float> one, bool oneIsCategory, ReadOnlySpan<float> other, bool otherIsCategory)
    {
        List<float> left = [];
        List<float> right = [];
        for (int row = 0; row < one.Length; row++)
        {
            if (!float.IsNaN(one[row]) && !float.IsNaN(other[row]))
            {
                left.Add(one[row]);
                right.Add(other[row]);
            }
        }

        return (oneIsCategory, otherIsCategory) switch
        {
            (false, false) => Math.Abs(Correlation(Ranks(left), Ranks(right))),
            (true, true) => CramerV(left, right),
            (true, false) => CorrelationRatio(left, Ranks(right)),
            (false, true) => CorrelationRatio(right, Ranks(left)),
        };
    }

    /// <summary>Ranks from the middle of all ties.</summary>
    private static double[] Ranks(List<float> values)
    {
        float[] sorted = [.. values];
        int[] rows = [.. Enumerable.Range(0, sorted.Length)];
        Array.Sort(sorted, rows);
        double[] ranks = new double[sorted.Length];
        for (int from = 0, to; from < sorted.Length; from = to)
        {
            for (to = from + 1; to < sorted.Length && sorted[to].Equals(sorted[from]); to++)
            {
            }

            for (int i = from; i < to; i++)
            {
                ranks[rows[i]] = (from + to - 1) / 2.0;
            }
        }

        return ranks;
    }

    private static double Correlation(double[] left, double[] right)
    {
        (double leftMean, double rightMean) = (Mean(left), Mean(right));
        double product = 0;
        double leftSquares = 0;
        double rightSquares = 0;
        for (int i = 0; i < left.Length; i++)
        {
            (double x, double y) = (left[i] - leftMean, right[i] - rightMean);
            product += x * y;
            leftSquares += x * x;
            rightSquares += y * y;
        }

        return leftSquares > 0 && rightSquares > 0 ? product / Math.Sqrt(leftSquares * rightSquares) : 0;
    }

    /// <summary>The share of the numbers' variance that is between categories, less what chance alone would put there; its root.</summary>
    private static double CorrelationRatio(List<float> categories, double[] numbers)
    {
        Dictionary<float, (double Sum, int Count)> groups = [];
        double mean = Mean(numbers);
        double total = 0;
        for (int i = 0; i < numbers.Length; i++)
        {
            (double sum, int count) = groups.GetValueOrDefault(categories[i]);
            groups[categories[i]] = (sum + numbers[i] - mean, count + 1);
            total += (numbers[i] - mean) * (numbers[i] - mean);
        }

        double between = groups.Values.Sum(group => group.Sum * group.Sum / group.Count);
        int within = numbers.Length - groups.Count;
        return total > 0 && within > 0 ? Math.Sqrt(Math.Max(0, 1 - ((total - between) / within / (total / (numbers.Length - 1))))) : 0;
    }

    private static double CramerV(List<float> left, List<float> right)
    {
        Dictionary<(float, float), double> cells = [];
        Dictionary<float, double> rows = [];
        Dictionary<float, double> columns = [];
        for (int i = 0; i < left.Count; i++)
        {
            cells[(left[i], right[i])] = cells.GetValueOrDefault((left[i], right[i])) + 1;
            rows[left[i]] = rows.GetValueOrDefault(left[i]) + 1;
            columns[right[i]] = columns.GetValueOrDefault(right[i]) + 1;
        }

        double n = left.Count;
        if (n < 2 || rows.Count < 2 || columns.Count < 2)
        {
            return 0;
        }

        // Pearson's χ² ÷ n is Σ cell² ÷ (row × column) − 1.
        double square = cells.Sum(cell => cell.Value * cell.Value / (rows[cell.Key.Item1] * columns[cell.Key.Item2])) - 1;
        double unbiased = Math.Max(0, square - ((rows.Count - 1.0) * (columns.Count - 1) / (n - 1)));
        double least = Math.Min(Levels(rows.Count), Levels(columns.Count)) - 1;
        return least > 0 ? Math.Sqrt(unbiased / least) : 0;

        double Levels(int count) => count - ((count - 1.0) * (count - 1) / (n - 1));
    }

    private static double Mean(double[] values) => values.Length == 0 ? 0 : values.Average();
}
