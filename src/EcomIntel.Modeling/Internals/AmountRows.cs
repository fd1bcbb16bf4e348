namespace EcomIntel.Modeling;

/// <summary>What every trainer and evaluation of amounts asks of its rows.</summary>
internal static class AmountRows
{
    /// <summary>The rows that have an amount.</summary>
    public static RowSet Known(RegressionData data, RowSet rows)
    {
        ReadOnlySpan<double> amounts = data.Amounts;
        int[] known = new int[rows.Count];
        int count = 0;
        foreach (int row in rows.Rows)
        {
            if (!double.IsNaN(amounts[row]))
            {
                known[count++] = row;
            }
        }

        return RowSet.From(known.AsSpan(0, count));
    }

    /// <summary>The mean amount of rows that have one.</summary>
    public static double Mean(RegressionData data, RowSet known)
    {
        double sum = 0;
        foreach (int row in known.Rows)
        {
            sum += data.Amounts[row];
        }

        return sum / known.Count;
    }

    /// <summary>The rows to learn from.</summary>
    public static RowSet Learnable(RegressionData data, RowSet rows, string trainer, int least)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(rows);
        TrainingRows.ThrowIfOutside(data.RowCount, rows);
        RowSet known = Known(data, rows);
        return known.Count >= least
            ? known
            : throw new EcomIntelException($"{trainer} needs at least {least} rows with an amount but found {known.Count}. Check the target and the rows to train on.");
    }
}
