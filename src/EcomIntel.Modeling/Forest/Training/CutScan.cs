namespace EcomIntel.Modeling;

/// <summary>
/// Counts a node's rows by bin and class, and finds the best place to cut an order of bins, by Gini impurity over weighted class counts (amounts: by squared error).
/// Several ways to the same numbers, each the fastest for some nodes. One for each thread.
/// </summary>
internal abstract class CutScan
{
    private protected CutScan(ForestTable table)
    {
        Weights = table.ClassWeights;
        Total = new int[Weights.Length];
    }

    protected double[] Weights { get; }

    /// <summary>The node's rows by class.</summary>
    protected int[] Total { get; }

    protected int NodeRows { get; private set; }

    protected int LeafRows { get; private set; }

    /// <summary>Σ (weighted count)² over classes.</summary>
    protected double TotalSquares { get; private set; }

    protected double TotalWeight { get; private set; }

    /// <summary>The node's own Σ (weighted count)² / (weighted rows).</summary>
    public double ParentScore { get; private set; }

    /// <summary>Turns to a node.</summary>
    public void Begin(ReadOnlySpan<int> counts, int rows, int leafRows)
    {
        counts.CopyTo(Total);
        (NodeRows, LeafRows, TotalSquares, TotalWeight) = (rows, leafRows, 0, 0);
        for (int k = 0; k < Total.Length; k++)
        {
            double weighted = Total[k] * Weights[k];
            TotalSquares += weighted * weighted;
            TotalWeight += weighted;
        }

        ParentScore = TotalSquares / TotalWeight;
        OnBegin();
    }

    /// <summary>Turns to a node whose weight by class is known.</summary>
    protected void Begin(double[] total, int rows, int leafRows)
    {
        (NodeRows, LeafRows, TotalSquares, TotalWeight) = (rows, leafRows, 0, 0);
        foreach (double weight in total)
        {
            TotalSquares += weight * weight;
            TotalWeight += weight;
        }

        ParentScore = TotalSquares / TotalWeight;
    }

    /// <summary>Turns to a node of which only rows are counted here.</summary>
    protected void Begin(int rows, int leafRows) => (NodeRows, LeafRows) = (rows, leafRows);

    /// <summary>Whether at least half of the node goes left.</summary>
    public virtual bool IsMostLeft(CutPlace place) => place.LeftRows * 2 >= NodeRows;

    /// <summary>Counts a column's bins.</summary>
    /// <param name="column">The bin of each row.</param>
    /// <param name="binCount">The bins that the column has, besides that of missing values.</param>
    /// <param name="labels">The class of each row.</param>
    /// <param name="rows">The node's rows.</param>
    /// <param name="bins">Receives the bins that have rows, ascending.</param>
    /// <returns>How many there are.</returns>
    public abstract int Count(byte[] column, int binCount, int[] labels, ReadOnlySpan<int> rows, Span<byte> bins);

    /// <summary>Finds the best cut: the bins before it go left.</summary>
    /// <param name="order">Bins that have rows, in the order to cut.</param>
    /// <param name="first">How many of them are left in every cut.</param>
    /// <param name="last">How many of them are left at most.</param>
    /// <param name="gain">The best gain so far, replaced by a higher one.</param>
    public abstract CutPlace Best(ReadOnlySpan<byte> order, int first, int last, ref double gain);

    /// <summary>The weighted share of a class in a bin.</summary>
    public abstract double Share(byte bin, int k);

    /// <summary>Forgets what was counted.</summary>
    public abstract void Clear(ReadOnlySpan<byte> bins);

    private protected virtual void OnBegin()
    {
    }

    /// <summary>By how much Σ (weighted count)² / (weighted rows) rises over that of the node.</summary>
    protected double Gain(double leftSquares, double leftWeight, double leftTotal)
    {
        double rightSquares = TotalSquares - (2 * leftTotal) + leftSquares;
        double rightWeight = TotalWeight - leftWeight;
        return (((leftSquares * rightWeight) + (rightSquares * leftWeight)) / (leftWeight * rightWeight)) - ParentScore;
    }

    protected bool Allowed(int leftRows) => leftRows >= LeafRows && NodeRows - leftRows >= LeafRows;
}
