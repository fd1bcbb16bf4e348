namespace EcomIntel.Insights;

/// <summary>How much each customer has of each level, in rows or in money: what clustered tests of shares are computed from.</summary>
internal abstract class CustomerLevels(int levels)
{
    public int Levels => levels;

    /// <summary>What all customers have of each level.</summary>
    public double[] Totals { get; } = new double[levels];

    /// <summary>All levels together.</summary>
    public abstract double Whole { get; }

    /// <summary>The rows behind it.</summary>
    public abstract long Rows { get; }

    /// <summary>The customers who have any.</summary>
    public abstract int CustomerCount { get; }

    /// <summary>The positions that customers stand at, with or without any.</summary>
    public abstract int Positions { get; }

    /// <summary>How many customers of equal size would carry as much evidence.</summary>
    public abstract double EffectiveCustomers { get; }

    /// <summary>Reads what the customer at a position has of each level.</summary>
    /// <returns>All levels together.</returns>
    public abstract double Read(int position, Span<double> own);

    /// <summary>The customers who have any of a level.</summary>
    public abstract int CustomersOf(int level);
}
