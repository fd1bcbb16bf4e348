namespace EcomIntel.Insights;

/// <summary>Chooses the rows of customers that the model has never seen on which importances are measured.</summary>
internal static class HeldOutRows
{
    /// <summary>Takes whole customers in random order until there are enough rows; all of them have a class.</summary>
    public static RowSet Take(TrainingData data, RowSet rows, int enough, long seed)
    {
        int[][] customers = [.. rows.Rows.ToArray()
            .Where(row => data.Labels[row] >= 0 && data.Groups[row] >= 0)
            .GroupBy(row => data.Groups[row], (_, own) => own.ToArray())];
        SeededRandom random = SeededRandom.For(seed, "driver-held-out");
        random.Shuffle(customers.AsSpan());
        List<int> taken = [];
        foreach (int[] own in customers.TakeWhile(_ => taken.Count < enough))
        {
            taken.AddRange(own);
        }

        return RowSet.From([.. taken]);
    }
}
