namespace EcomIntel.Modeling;

/// <summary>Collects for each row what the trees say that did not draw it.</summary>
internal interface IOutOfBagVotes
{
    /// <summary>Adds a tree: for each row from the start the node it ends in, negative where the tree drew it.</summary>
    void Add(int start, ReadOnlySpan<int> nodes, ReadOnlySpan<float> nodeValues);

    /// <summary>Turns sums into means.</summary>
    void Average(int start, int length);
}
