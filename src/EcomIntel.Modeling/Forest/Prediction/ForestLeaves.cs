namespace EcomIntel.Modeling;

/// <summary>What the leaves of a forest say, and of how many training rows. Immutable.</summary>
internal abstract class ForestLeaves
{
    /// <summary>The number of leaves.</summary>
    public abstract int Count { get; }

    /// <summary>How many numbers a leaf says.</summary>
    public abstract int Width { get; }

    /// <summary>Whether the numbers are shares that add up to 1.</summary>
    public abstract bool AreShares { get; }

    /// <summary>The training rows of a leaf.</summary>
    public abstract long RowsOf(int leaf);

    /// <summary>How much they count.</summary>
    public abstract double WeightOf(int leaf);

    /// <summary>Reads what a leaf says.</summary>
    public abstract void Read(int leaf, Span<double> values);
}
