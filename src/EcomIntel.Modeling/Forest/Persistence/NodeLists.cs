namespace EcomIntel.Modeling;

/// <summary>Nodes as they are read.</summary>
internal sealed class NodeLists(ColumnBins[] bins, bool areRowsWeighted)
{
    private const int MostCuts = 255;

    public List<int> Columns { get; } = [];

    public List<float> Cuts { get; } = [];

    public List<int> Operands { get; } = [];

    public List<int> Next { get; } = [];

    public List<int> LeafCounts { get; } = [];

    /// <summary>Null where rows count by class only.</summary>
    public List<double>? LeafWeights { get; } = areRowsWeighted ? [] : null;

    /// <summary>The codes of rows are bytes, so a number has as many different cuts as fit.</summary>
    public void RequireFewCuts()
    {
        HashSet<float>?[] cuts = new HashSet<float>?[bins.Length];
        for (int node = 0; node < Columns.Count; node++)
        {
            if (Columns[node] >= 0 && !bins[Columns[node]].IsCategorical)
            {
                HashSet<float> known = cuts[Columns[node]] ??= [];
                known.Add(Cuts[node]);
                ForestReader.Require(known.Count <= MostCuts, $"a number has more than {MostCuts} cuts");
            }
        }
    }
}
