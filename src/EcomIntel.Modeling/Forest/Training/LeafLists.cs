namespace EcomIntel.Modeling;

/// <summary>The leaves of a forest as they are collected.</summary>
internal sealed class LeafLists
{
    /// <summary>Leaf after leaf its rows, by class where rows have classes.</summary>
    public List<int> Counts { get; } = [];

    /// <summary>Leaf after leaf its weight by class, where rows have weights.</summary>
    public List<double> Weights { get; } = [];

    /// <summary>Leaf after leaf what it says, where rows have amounts.</summary>
    public List<float> Amounts { get; } = [];

    /// <summary>The number of leaves.</summary>
    public int Count { get; set; }
}
