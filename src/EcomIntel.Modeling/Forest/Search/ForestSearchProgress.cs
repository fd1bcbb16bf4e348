using System.Runtime.InteropServices;

namespace EcomIntel.Modeling;

/// <summary>How far a search is.</summary>
/// <param name="Done">The forests grown so far.</param>
/// <param name="Total">The forests that will be grown at most, the whole ones at the end included.</param>
/// <param name="Last">The forest grown last.</param>
/// <param name="Best">The forest of the lowest out-of-bag log-loss so far; its options can be trained with at any time, also after a cancellation.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ForestSearchProgress(int Done, int Total, ForestSearchTrial Last, ForestSearchTrial Best);
