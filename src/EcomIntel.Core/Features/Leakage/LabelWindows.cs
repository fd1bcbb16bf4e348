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
    /// <param name="trainedOn">The rows trained on that have a label.</param>
    /// <param name="scored">The rows to score that have a label.</param>
    /// <exception cref="LeakageException">Windows overlap.</exception>
    public void EnsureApart(IEnumerable<int> trainedOn, IEnumerable<int> scored)
    {
        List<(int Group, long Moment, bool IsScored)> rows = [];
        rows.AddRange(trainedOn.Select(row => (Groups[row], Moments[row], false)));
        rows.AddRange(scored.Select(row => (Groups[row], Moments[row], true)));
        rows.RemoveAll(row => row.Group < 0);
        rows.Sort();
        long ahead = Microseconds(Horizon);
        int overlaps = 0;
        (int group, long? trained, long? tested) = (-1, null, null);
        foreach ((int own, long moment, bool isScored) in rows)
        {
            (group, trained, tested) = own == group ? (group, trained, tested) : (own, null, null);
            overlaps += (isScored ? trained : tested) is { } other && moment - other < ahead ? 1 : 0;
            if (isScored)
            {
                tested = moment;
            }
            else
            {
                trained = moment;
            }
        }

        if (overlaps > 0)
        {
            throw new LeakageException(
                $"In {overlaps} places a row that was trained on and a row to score are of one customer and less than {Window.Of(Horizon)} apart, so one knows of the other what is to be predicted. " +
                "Part the rows with Split.ByTime and the horizon or with Split.ByCustomer, and say which rows were trained on.");
        }
    }
}
