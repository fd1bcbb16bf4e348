namespace EcomIntel.Modeling;

/// <summary>
/// How a <see cref="RandomForestTrainer"/> grows its trees. The defaults need no tuning: what is left null is chosen from the data.
/// Mutable, for one thread; the trainer takes a copy.
/// </summary>
public sealed class RandomForestOptions
{
    /// <summary>The number of trees; 200 by default.</summary>
    public int Trees { get; set; } = 200;

    /// <summary>The seed; 0 by default. The same seed, data and options give the same model on any number of threads.</summary>
    public long Seed { get; set; }

    /// <summary>
    /// The least number of a tree's rows on each side of a split. Null (the default) chooses it by out-of-bag log-loss, and may end with trees
    /// that never split: on data without signal the model is then the class priors.
    /// </summary>
    public int? MinLeafRows { get; set; }

    /// <summary>The number of columns tried at each node. Null (the default) chooses among √p, p/3, p/2 and 0.8p by out-of-bag log-loss.</summary>
    public int? ColumnsPerNode { get; set; }

    /// <summary>The greatest number of splits between a root and a leaf; null (the default) for no limit but the leaf size.</summary>
    public int? MaxDepth { get; set; }

    /// <summary>The greatest number of leaves of a tree; null (the default) for no limit but the leaf size. Larger nodes are split before smaller ones.</summary>
    public int? MaxLeaves { get; set; }

    /// <summary>A split must lower impurity by more than this, weighted by the share of all rows that are in the node, as in scikit-learn; 0 by default.</summary>
    public double MinImpurityDecrease { get; set; }

    /// <summary>
    /// How a tree's rows are drawn. Null (the default) is <see cref="RowDrawing.Bootstrap"/> up to 20,000 rows, where it is a little better, and
    /// <see cref="RowDrawing.Subsample"/> beyond or where <see cref="SampleShare"/> is set. Customers are drawn whole either way.
    /// </summary>
    public RowDrawing? Drawing { get; set; }

    /// <summary>
    /// The share of the customers (or rows, where there are no customers) that a tree draws, in (0, 1]. Null (the default) is 0.632, the share
    /// that a bootstrap sees, but no more than about 120,000 rows. Ignored by <see cref="RowDrawing.Bootstrap"/>.
    /// </summary>
    public double? SampleShare { get; set; }

    /// <summary>The greatest number of bins of a column, from 2 to 255, besides the one for missing values; 255 by default.</summary>
    public int MaxBins { get; set; } = 255;

    /// <summary>How many rows with the class priors are mixed into each leaf's counts; 0.1 by default, 0 for none.</summary>
    public double Smoothing { get; set; } = 0.1;

    /// <summary>
    /// Whether probabilities are calibrated out of bag, p → (p + ε)^a, where that lowers out-of-bag log-loss beyond chance; true by default. Needs at least
    /// 20 trees that did not draw a row. <see cref="RandomForest.Uncalibrated"/> gives the plain ones.
    /// </summary>
    public bool Calibrate { get; set; } = true;

    /// <summary>
    /// The weight of each row by the name of its class; 1 where a class is not named. The probabilities are then those of a world
    /// in which classes are as much more frequent. Empty by default.
    /// </summary>
    public IDictionary<string, double> ClassWeights { get; } = new Dictionary<string, double>(StringComparer.Ordinal);

    /// <summary>
    /// Whether the classes weigh alike, each row of a class by rows ÷ (classes × rows of the class), as scikit-learn's <c>class_weight="balanced"</c>; false by default. Rows
    /// count by their own weights, and only classes that have some. Not together with <see cref="ClassWeights"/>.
    /// </summary>
    public bool BalanceClasses { get; set; }

    /// <summary>The number of threads; −1 (the default) for all cores. It does not change the model.</summary>
    public int MaxDegreeOfParallelism { get; set; } = -1;

    internal RandomForestOptions Copy()
    {
        RandomForestOptions copy = new()
        {
            Trees = Trees,
            Seed = Seed,
            MinLeafRows = MinLeafRows,
            ColumnsPerNode = ColumnsPerNode,
            MaxDepth = MaxDepth,
            MaxLeaves = MaxLeaves,
            MinImpurityDecrease = MinImpurityDecrease,
            Drawing = Drawing,
            SampleShare = SampleShare,
            MaxBins = MaxBins,
            Smoothing = Smoothing,
            Calibrate = Calibrate,
            BalanceClasses = BalanceClasses,
            MaxDegreeOfParallelism = MaxDegreeOfParallelism,
        };
        foreach ((string name, double weight) in ClassWeights)
        {
            copy.ClassWeights.Add(name, weight);
        }

        return copy;
    }
}
