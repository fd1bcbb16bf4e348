namespace EcomIntel;

/// <summary>The time after each row in which what is predicted of it is decided: (moment, moment + horizon].</summary>
/// <param name="Moments">For each row its time in microseconds.</param>
/// <param name="Groups">For each row its customer, or −1.</param>
/// <param name="Horizon">How far the windows reach.</param>
internal sealed record LabelWindows(long[] Moments, int[] Groups, TimeSpan Horizon)
{
    public static LabelWindows? Of(CommerceDataset dataset, TimeSpan? horizon) => horizon is { } ahead
        ? new LabelWindows(dataset.Transactions.Timestamps.ToArray(), dataset.Transactions.Customers.ToArray(), ahead)
        : null;

    public static long Microseconds(TimeSpan horizon) => horizon.Ticks / TimeSpan.TicksPerMicrosecond;

    /// <summary>The last moment whose window ends within the data.</summary>
    public static long LastMoment(CommerceDataset dataset, TimeSpan horizon)
    {
        long newest = long.MinValue;
        foreach (long time in dataset.Transactions.Timestamps)
        {
            newest = Math.Max(newest, time);
        }

        return newest == long.MinValue ? newest : newest - Microseconds(horizon);
    }

    /// <summary>Refuses rows to score that share time of a customer with rows that were trained on.</summary>
    /// <param name="trainedOn">The rows trained on.</param>
    /// <param name="scored">The rows to score.</param>
    /// <param name="isDecided">Whether a row has what is to be predicted.</param>
    /// <exception cref="LeakageException">Windows overlap.</exception>
    public void EnsureApart(RowSet trainedOn, RowSet scored, Predicate<int> isDecided)
    {
        int[] rows = [.. trainedOn.Rows, .. scored.Rows];
        int[] order = new int[rows.Length];
        long[] moments = new long[rows.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            (order[i], moments[i]) = (i, Moments[rows[i]]);
        }

        Array.Sort(moments, order);
        long ahead = Microseconds(Horizon);
        Dictionary<int, long> trained = [];
        Dictionary<int, long> tested = [];
        int overlaps = 0;
        for (int i = 0; i < order.Length; i++)
        {
            int row = rows[order[i]];
            if (Groups[row] < 0 || !isDecided(row))
            {
                continue;
            }

            (Dictionary<int, long> same, Dictionary<int, long> others) = order[i] < trainedOn.Count ? (trained, tested) : (tested, trained);
            overlaps += others.TryGetValue(Groups[row], out long other) && moments[i] - other < ahead ? 1 : 0;
            same[Groups[row]] = moments[i];
        }

        if (overlaps > 0)
        {
            throw new LeakageException(
                $"In {overlaps} places a row that was trained on and a row to score are of one customer and less than {Window.Of(Horizon)} apart, so one knows of the other what is to be predicted. " +
                "Part the rows with Split.ByTime and the horizon or with Split.ByCustomer, and say which rows were trained on.");
        }
    }
}
