namespace EcomIntel.Modeling;

/// <summary>How the trees of a forest are grown, whatever they predict. The defaults need no tuning: what is left null is chosen from the data. Mutable, for one thread.</summary>
public abstract class ForestOptions
{
    private protected ForestOptions()
    {
    }

    /// <summary>The number of trees; 200 by default.</summary>
    public int Trees { get; set; } = 200;

    /// <summary>The seed; 0 by default. The same seed, data and options give the same model on any number of threads.</summary>
    public long Seed { get; set; }

    /// <summary>
    /// The least number of a tree's rows on each side of a split. Null (the default) chooses it by out-of-bag loss, and may end with trees
    /// that never split: on data without signal the model is then the class priors, or the mean amount.
    /// </summary>
    public int? MinLeafRows { get; set; }

    /// <summary>The number of columns tried at each node. Null (the default) chooses among √p, p/3, p/2 and 0.8p by out-of-bag loss.</summary>
    public int? ColumnsPerNode { get; set; }

    /// <summary>The greatest number of splits between a root and a leaf; null (the default) for no limit but the leaf size.</summary>
    public int? MaxDepth { get; set; }

    /// <summary>The greatest number of leaves of a tree; null (the default) for no limit but the leaf size. Larger nodes are split before smaller ones.</summary>
    public int? MaxLeaves { get; set; }

    /// <summary>
    /// A split must lower impurity by more than this, weighted by the share of all rows that are in the node, as in scikit-learn; 0 by default. Of classes it is Gini impurity, of amounts
    /// their variance.
    /// </summary>
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

    /// <summary>How many rows with the class priors, or of the mean amount, are mixed into each leaf; 0.1 by default, 0 for none.</summary>
    public double Smoothing { get; set; } = 0.1;

    /// <summary>The number of threads; −1 (the default) for all cores. It does not change the model.</summary>
    public int MaxDegreeOfParallelism { get; set; } = -1;

    private protected void CopyTo(ForestOptions copy)
    {
        copy.Trees = Trees;
        copy.Seed = Seed;
        copy.MinLeafRows = MinLeafRows;
        copy.ColumnsPerNode = ColumnsPerNode;
        copy.MaxDepth = MaxDepth;
        copy.MaxLeaves = MaxLeaves;
        copy.MinImpurityDecrease = MinImpurityDecrease;
        copy.Drawing = Drawing;
        copy.SampleShare = SampleShare;
        copy.MaxBins = MaxBins;
        copy.Smoothing = Smoothing;
        copy.MaxDegreeOfParallelism = MaxDegreeOfParallelism;
    }
}
