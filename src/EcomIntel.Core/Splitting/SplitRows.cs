namespace EcomIntel;

/// <summary>Parts rows by drawing whole groups of them.</summary>
internal static class SplitRows
{
    public static void CheckShare(double train)
    {
        if (!(train > 0 && train < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(train), train, "The share of rows to train on must be above 0 and below 1.");
        }
    }

    /// <summary>The number to train on: the share rounded, but with at least one on either side.</summary>
    public static int TrainCount(int count, double train) => (int)Math.Clamp(Math.Round(count * train, MidpointRounding.AwayFromZero), 1, count - 1);

    /// <summary>Cuts time where the share of training rows is nearest, with a gap of the horizon before the cut and at the end.</summary>
    public static Split ByTime(CommerceDataset dataset, TimeSpan horizon, double train)
    {
        ReadOnlySpan<long> timestamps = dataset.Transactions.Timestamps;
        long last = LabelWindows.LastMoment(dataset, horizon);
        long gap = LabelWindows.Microseconds(horizon);
        long[] sorted = [.. timestamps.ToArray().Where(time => time <= last).Order()];
        (long cut, double distance, int before) = (0, double.PositiveInfinity, 0);
        for (int tested = 0; tested < sorted.Length; tested++)
        {
            while (before < tested && sorted[before] + gap < sorted[tested])
            {
                before++;
            }

            double share = (double)before / (before + sorted.Length - tested);
            if (before > 0 && sorted[tested] > sorted[tested - 1] && Math.Abs(share - train) < distance)
            {
                (cut, distance) = (sorted[tested], Math.Abs(share - train));
            }
        }

        if (double.IsInfinity(distance))
        {
            throw new EcomIntelException($"No row has {Window.Of(horizon)} after it both before a row to test on and within the data, so it cannot be parted by time. Take a shorter horizon, or Split.ByCustomer.");
        }

        List<int> trained = [];
        List<int> held = [];
        for (int row = 0; row < timestamps.Length; row++)
        {
            if (timestamps[row] + gap < cut)
            {
                trained.Add(row);
            }
            else if (timestamps[row] >= cut && timestamps[row] <= last)
            {
                held.Add(row);
            }
        }

        return new Split(RowSet.From([.. trained]), RowSet.From([.. held]), "time");
    }

    /// <summary>Draws groups at random into the training part; rows of group −1 are each a group of their own.</summary>
    public static Split ByGroup(ReadOnlySpan<int> groups, double train, long seed)
    {
        CheckShare(train);
        int[] unit = new int[groups.Length];
        int units = 0;
        Dictionary<int, int> unitOfGroup = [];
        for (int row = 0; row < unit.Length; row++)
        {
            if (groups[row] < 0 || !unitOfGroup.TryGetValue(groups[row], out unit[row]))
            {
                unit[row] = units++;
                if (groups[row] >= 0)
                {
                    unitOfGroup.Add(groups[row], unit[row]);
                }
            }
        }

        bool[] drawn = Draw(units, train, SeededRandom.For(seed, "split.customer"), "customer");
        bool[] isTrain = new bool[unit.Length];
        for (int row = 0; row < isTrain.Length; row++)
        {
            isTrain[row] = drawn[unit[row]];
        }

        return Part(isTrain, "customer");
    }

    /// <summary>Draws rows class by class; label −1 is one more class.</summary>
    public static Split Stratified(ReadOnlySpan<int> labels, int classes, double train, long seed)
    {
        CheckShare(train);
        List<int>[] rowsOf = [.. Enumerable.Range(0, classes + 1).Select(_ => new List<int>())];
        for (int row = 0; row < labels.Length; row++)
        {
            rowsOf[labels[row] + 1].Add(row);
        }

        if (rowsOf.All(rows => rows.Count < 2))
        {
            throw new EcomIntelException("No class has two rows, so nothing can be parted class by class. Use Split.Random.");
        }

        bool[] isTrain = new bool[labels.Length];
        for (int label = 0; label < rowsOf.Length; label++)
        {
            List<int> rows = rowsOf[label];
            bool[] drawn = rows.Count < 2 ? [.. rows.Select(_ => true)] : Draw(rows.Count, train, SeededRandom.For(seed, "split.stratified", label), "row");
            for (int i = 0; i < rows.Count; i++)
            {
                isTrain[rows[i]] = drawn[i];
            }
        }

        return Part(isTrain, "stratified");
    }

    public static Split Random(int count, double train, long seed)
    {
        CheckShare(train);
        return Part(Draw(count, train, SeededRandom.For(seed, "split.random"), "row"), "random");
    }

    public static Split Part(ReadOnlySpan<bool> isTrain, string method)
    {
        List<int> train = [];
        List<int> test = [];
        for (int row = 0; row < isTrain.Length; row++)
        {
            (isTrain[row] ? train : test).Add(row);
        }

        return new Split(RowSet.From(train.ToArray()), RowSet.From(test.ToArray()), method);
    }

    private static bool[] Draw(int count, double train, SeededRandom random, string unit)
    {
        if (count < 2)
        {
            throw new EcomIntelException($"There is not more than one {unit}, so nothing can be parted. At least two are needed.");
        }

        int[] shuffled = new int[count];
        for (int i = 0; i < count; i++)
        {
            shuffled[i] = i;
        }

        random.Shuffle(shuffled.AsSpan());
        bool[] drawn = new bool[count];
        foreach (int i in shuffled.AsSpan(0, TrainCount(count, train)))
        {
            drawn[i] = true;
        }

        return drawn;
    }
}
