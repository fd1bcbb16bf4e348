namespace EcomIntel;

public sealed partial record Split
{
    /// <summary>Trains on what came first and tests on what came after. Rows that share the timestamp of the cut are all tested on.</summary>
    /// <param name="dataset">The rows' dataset.</param>
    /// <param name="train">The share of rows to train on, above 0 and below 1; 0.8 by default.</param>
    /// <returns>The split, of method <c>time</c>.</returns>
    /// <exception cref="EcomIntelException">There are not two different timestamps to part.</exception>
    public static Split ByTime(CommerceDataset dataset, double train = DefaultTrainShare)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        SplitRows.CheckShare(train);
        ReadOnlySpan<long> timestamps = dataset.Transactions.Timestamps;
        long[] sorted = timestamps.ToArray();
        Array.Sort(sorted);
        if (sorted.Length < 2 || sorted[0] == sorted[^1])
        {
            throw new EcomIntelException("All transactions have one timestamp, so they cannot be parted by time. Use another split.");
        }

        long cut = sorted[SplitRows.TrainCount(sorted.Length, train)];
        if (cut == sorted[0])
        {
            cut = sorted[sorted.AsSpan().LastIndexOf(cut) + 1];
        }

        bool[] isTrain = new bool[sorted.Length];
        for (int row = 0; row < isTrain.Length; row++)
        {
            isTrain[row] = timestamps[row] < cut;
        }

        return SplitRows.Part(isTrain, "time");
    }

    /// <summary>
    /// Trains on what came first and tests on what came after, for a target that is decided up to a horizon after its row (<see cref="Target.Horizon"/>): the windows of
    /// training rows end before the first row to test on, and those of the rows to test on within the data. Rows between and at the end are in neither part.
    /// </summary>
    /// <param name="dataset">The rows' dataset.</param>
    /// <param name="horizon">How far after a row it is decided; above zero.</param>
    /// <param name="train">The share to train on of the rows that are in a part, above 0 and below 1; 0.8 by default. The cut is where it comes closest.</param>
    /// <returns>The split, of method <c>time</c>.</returns>
    /// <exception cref="EcomIntelException">The data is too short for the horizon: a part would be empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The horizon is not above zero, or the share not between 0 and 1.</exception>
    public static Split ByTime(CommerceDataset dataset, TimeSpan horizon, double train = DefaultTrainShare)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(horizon, TimeSpan.Zero);
        SplitRows.CheckShare(train);
        return SplitRows.ByTime(dataset, horizon, train);
    }

    /// <summary>Draws whole customers, so that no customer is in both parts. Rows without a customer are drawn one by one.</summary>
    /// <param name="dataset">The rows' dataset.</param>
    /// <param name="train">The share of customers to train on, above 0 and below 1; 0.8 by default.</param>
    /// <param name="seed">The seed of the draw; 0 by default.</param>
    /// <returns>The split, of method <c>customer</c>.</returns>
    /// <exception cref="EcomIntelException">There are not two customers to part.</exception>
    public static Split ByCustomer(CommerceDataset dataset, double train = DefaultTrainShare, long seed = 0)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        return SplitRows.ByGroup(dataset.Transactions.Customers, train, seed);
    }

    /// <summary>Draws whole groups of training data, as <see cref="ByCustomer(CommerceDataset, double, long)"/> draws customers; the same seed gives the same split.</summary>
    /// <param name="data">The training data; rows without a class are drawn like any other.</param>
    /// <param name="train">The share of groups to train on, above 0 and below 1; 0.8 by default.</param>
    /// <param name="seed">The seed of the draw; 0 by default.</param>
    /// <returns>The split, of method <c>customer</c>.</returns>
    /// <exception cref="ArgumentException">The data has no groups.</exception>
    /// <exception cref="EcomIntelException">There are not two customers to part.</exception>
    public static Split ByCustomer(TrainingData data, double train = DefaultTrainShare, long seed = 0)
    {
        ArgumentNullException.ThrowIfNull(data);
        return data.Groups.IsEmpty
            ? throw new ArgumentException("The training data has no groups, so its rows belong to no customer. Use Split.Random.", nameof(data))
            : SplitRows.ByGroup(data.Groups, train, seed);
    }

    /// <summary>Draws rows one by one. A customer's rows may fall into both parts.</summary>
    /// <param name="dataset">The rows' dataset.</param>
    /// <param name="train">The share of rows to train on, above 0 and below 1; 0.8 by default.</param>
    /// <param name="seed">The seed of the draw; 0 by default.</param>
    /// <returns>The split, of method <c>random</c>.</returns>
    /// <exception cref="EcomIntelException">There are not two rows to part.</exception>
    public static Split Random(CommerceDataset dataset, double train = DefaultTrainShare, long seed = 0)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        return SplitRows.Random(dataset.Transactions.Count, train, seed);
    }

    /// <summary>Draws rows of training data one by one; the same number of rows and seed give the same split.</summary>
    /// <param name="data">The training data; rows without a class are drawn like any other.</param>
    /// <param name="train">The share of rows to train on, above 0 and below 1; 0.8 by default.</param>
    /// <param name="seed">The seed of the draw; 0 by default.</param>
    /// <returns>The split, of method <c>random</c>.</returns>
    /// <exception cref="EcomIntelException">There are not two rows to part.</exception>
    public static Split Random(TrainingData data, double train = DefaultTrainShare, long seed = 0)
    {
        ArgumentNullException.ThrowIfNull(data);
        return SplitRows.Random(data.RowCount, train, seed);
    }

    /// <summary>Draws rows class by class, so that each class has its share in both parts. A class of one row is trained on.</summary>
    /// <param name="data">The training data; rows without a class are drawn as if they were one more class.</param>
    /// <param name="train">The share of each class to train on, above 0 and below 1; 0.8 by default.</param>
    /// <param name="seed">The seed of the draw; 0 by default.</param>
    /// <returns>The split, of method <c>stratified</c>.</returns>
    /// <exception cref="EcomIntelException">No class has two rows to part.</exception>
    public static Split Stratified(TrainingData data, double train = DefaultTrainShare, long seed = 0)
    {
        ArgumentNullException.ThrowIfNull(data);
        return SplitRows.Stratified(data.Labels, data.Classes.Length, train, seed);
    }
}
