namespace EcomIntel.Modeling;

/// <summary>Nodes whose leaves count classes.</summary>
internal sealed class ClassNodeLists(ColumnBins[] bins, int classes, bool areRowsWeighted) : NodeLists(bins)
{
    // A billion rows of the greatest weight in a class of the greatest weight.
    private const double MaxLeafWeight = 1e33;

    public List<int> LeafCounts { get; } = [];

    public List<double> LeafWeights { get; } = [];

    public override int ReadLeaf(ref PayloadReader reader)
    {
        int leaf = LeafCounts.Count / classes;
        for (int k = 0; k < classes; k++)
        {
            LeafCounts.Add(reader.ReadInt32(int.MaxValue, "a leaf's count"));
        }

        for (int k = 0; k < classes && areRowsWeighted; k++)
        {
            LeafWeights.Add(reader.ReadAmount("a leaf's weight", MaxLeafWeight));
        }

        return leaf;
    }
}
