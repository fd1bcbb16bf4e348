namespace EcomIntel.Modeling;

/// <summary>Nodes as they are read.</summary>
internal abstract class NodeLists(ColumnBins[] bins)
{
    private const int MostCuts = 255;

    public ColumnBins[] Bins => bins;

    public List<int> Columns { get; } = [];

    public List<float> Cuts { get; } = [];

    public List<int> Operands { get; } = [];

    public List<int> Next { get; } = [];

    /// <summary>Reads a leaf and numbers it.</summary>
    public abstract int ReadLeaf(ref PayloadReader reader);

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
