namespace EcomIntel.Insights;

/// <summary>Rows of customers that the model has never seen, customer after customer.</summary>
internal sealed class HeldOutRows
{
    private HeldOutRows(FeatureMatrix features, int[] labels, int[] starts, RowSet rows)
    {
        Features = features;
        Labels = labels;
        Starts = starts;
        Rows = rows;
        CustomerOfRow = new int[labels.Length];
        for (int customer = 0; customer < Customers; customer++)
        {
            CustomerOfRow.AsSpan(starts[customer]..starts[customer + 1]).Fill(customer);
        }
    }

    public FeatureMatrix Features { get; }

    public int[] Labels { get; }

    /// <summary>The position of each customer's first row, and the number of rows at the end.</summary>
    public int[] Starts { get; }

    /// <summary>The same rows by their numbers in the data they were taken from.</summary>
    public RowSet Rows { get; }

    public int[] CustomerOfRow { get; }

    public int Customers => Starts.Length - 1;

    /// <summary>Takes whole customers in random order until there are enough rows.</summary>
    public static HeldOutRows From(TrainingData data, RowSet rows, int enough, long seed)
    {
        int[][] customers = [.. rows.Rows.ToArray()
            .Where(row => data.Labels[row] >= 0 && data.Groups[row] >= 0)
            .GroupBy(row => data.Groups[row], (_, own) => own.ToArray())];
        SeededRandom random = SeededRandom.For(seed, "driver-held-out");
        random.Shuffle(customers.AsSpan());
        List<int> taken = [];
        List<int> starts = [0];
        foreach (int[] own in customers.TakeWhile(_ => taken.Count < enough))
        {
            taken.AddRange(own);
            starts.Add(taken.Count);
        }

        float[][] columns = new float[data.Schema.Count][];
        for (int field = 0; field < columns.Length; field++)
        {
            columns[field] = [.. taken.Select(row => data.Features.Column(field)[row])];
        }

        int[] labels = [.. taken.Select(row => data.Labels[row])];
        return new HeldOutRows(new FeatureMatrix(data.Schema, columns), labels, [.. starts], RowSet.From([.. taken]));
    }
}
