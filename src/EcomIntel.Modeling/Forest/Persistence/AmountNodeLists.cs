namespace EcomIntel.Modeling;

/// <summary>Nodes whose leaves say amounts.</summary>
internal sealed class AmountNodeLists(ColumnBins[] bins) : NodeLists(bins)
{
    // Twice what an amount can be: a leaf says how far it is from the mean.
    private const float MostDeviation = 2e15f;

    public List<int> LeafRows { get; } = [];

    public List<float> LeafAmounts { get; } = [];

    public override int ReadLeaf(ref PayloadReader reader)
    {
        LeafRows.Add(reader.ReadInt32(int.MaxValue, "a leaf's rows"));
        float amount = reader.ReadSingle();
        ForestReader.Require(Math.Abs(amount) <= MostDeviation, "a leaf's amount is not possible");
        LeafAmounts.Add(amount);
        return LeafAmounts.Count - 1;
    }
}
