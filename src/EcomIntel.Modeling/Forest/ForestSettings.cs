using System.Runtime.InteropServices;

namespace EcomIntel.Modeling;

/// <summary>What a forest was grown with, after what was left to the trainer was chosen.</summary>
/// <param name="Seed">The seed.</param>
/// <param name="MinLeafRows">The least number of a tree's rows on each side of a split; <see cref="int.MaxValue"/> where no split was worth making.</param>
/// <param name="ColumnsPerNode">The number of columns tried at each node.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ForestSettings(long Seed, int MinLeafRows, int ColumnsPerNode);
