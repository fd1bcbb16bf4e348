namespace EcomIntel.Modeling;

/// <summary>What a forest consists of, and what its file holds.</summary>
internal sealed record ForestArrays
{
    /// <summary>For each tree its first node.</summary>
    public required int[] Roots { get; init; }

    /// <summary>For each node its column among <see cref="Bins"/>; −1 for a leaf.</summary>
    public required int[] Columns { get; init; }

    /// <summary>For each node of a number the greatest value that goes left.</summary>
    public required float[] Cuts { get; init; }

    /// <summary>For each node of a number 1 where a missing value goes left, else 0; for each node of a category the set that goes left.</summary>
    public required int[] Operands { get; init; }

    /// <summary>For each split node its left child, the right one being next to it; for each leaf its number.</summary>
    public required int[] Next { get; init; }

    /// <summary>Sets of bins.</summary>
    public required BinSet[] Sets { get; init; }

    /// <summary>How the columns of the trees are made of fields; numbers without their edges, which are the nodes' cuts.</summary>
    public required ColumnBins[] Bins { get; init; }

    /// <summary>What the leaves say.</summary>
    public required ForestLeaves Leaves { get; init; }

    public int NodeCount => Columns.Length;

    /// <summary>The end of a tree's nodes.</summary>
    public int EndOf(int tree) => tree + 1 < Roots.Length ? Roots[tree + 1] : Columns.Length;
}
