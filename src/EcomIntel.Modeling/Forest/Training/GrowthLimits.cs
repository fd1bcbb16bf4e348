using System.Runtime.InteropServices;

namespace EcomIntel.Modeling;

/// <summary>What holds for every node of a forest.</summary>
/// <param name="Seed">The seed.</param>
/// <param name="ColumnsPerNode">The columns tried at a node.</param>
/// <param name="LeafRows">The least number of rows on each side of a split.</param>
/// <param name="MaxDepth">The greatest number of splits above a leaf.</param>
/// <param name="MaxLeaves">The greatest number of leaves of a tree.</param>
/// <param name="MinGain">A split must gain more, in weighted rows.</param>
/// <param name="Smoothing">Rows of the priors, or of the mean amount, in a leaf.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct GrowthLimits(long Seed, int ColumnsPerNode, int LeafRows, int MaxDepth, int MaxLeaves, double MinGain, double Smoothing)
{
    public static GrowthLimits From(ForestOptions options, double rowWeight, int columnsPerNode, int leafRows) => new(
        options.Seed,
        columnsPerNode,
        leafRows,
        options.MaxDepth ?? int.MaxValue,
        options.MaxLeaves ?? int.MaxValue,
        options.MinImpurityDecrease * rowWeight,
        options.Smoothing);
}
