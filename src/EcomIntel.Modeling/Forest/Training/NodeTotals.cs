namespace EcomIntel.Modeling;

/// <summary>What a tree knows of the rows of each of its nodes. One thread at a time.</summary>
internal abstract class NodeTotals
{
    /// <summary>Node after node what it would say as a leaf.</summary>
    public abstract ReadOnlySpan<float> Values { get; }

    /// <summary>Begins with the root.</summary>
    public abstract void Start(TreeRows data);

    /// <summary>Adds both children of a node.</summary>
    /// <param name="data">The tree's rows.</param>
    /// <param name="node">The node.</param>
    /// <param name="left">The rows that go left.</param>
    /// <param name="right">The rows that go right.</param>
    public abstract void Split(TreeRows data, int node, ReadOnlySpan<int> left, ReadOnlySpan<int> right);

    /// <summary>Whether the rows of a node are all alike.</summary>
    public abstract bool IsPure(int node);

    /// <summary>Turns a finder to a node.</summary>
    /// <returns>The size of the numbers that a gain is the difference of.</returns>
    public abstract double Begin(SplitFinder finder, TreeRows data, int node, int rows, int leafRows);

    /// <summary>Keeps what a leaf of the forest needs.</summary>
    public abstract void AddLeaf(LeafLists leaves, int node);
}
