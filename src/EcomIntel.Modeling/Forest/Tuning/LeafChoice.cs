namespace EcomIntel.Modeling;

/// <summary>The outcome of a search for the leaf size.</summary>
/// <param name="Sizes">The sizes to grow by, one after the other; the last is the chosen one.</param>
/// <param name="NodeCounts">For each tree of the search, how many nodes it has at the chosen size.</param>
/// <param name="LogLoss">The lowest out-of-bag log-loss seen.</param>
internal sealed record LeafChoice(int[] Sizes, int[] NodeCounts, double LogLoss)
{
    /// <summary>The leaf size of a tree that is its root.</summary>
    public const int NeverSplit = int.MaxValue;
}
