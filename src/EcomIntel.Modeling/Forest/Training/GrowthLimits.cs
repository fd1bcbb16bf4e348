using System.Runtime.InteropServices;

namespace EcomIntel.Modeling;

/// <summary>What holds for every node of a forest.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct GrowthLimits(long Seed, int ColumnsPerNode, int MaxDepth);
