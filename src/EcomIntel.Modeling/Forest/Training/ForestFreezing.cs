namespace EcomIntel.Modeling;

/// <summary>Turns grown trees into the arrays that predict.</summary>
internal static class ForestFreezing
{
    public static ForestArrays Freeze(ForestTable table, TreeGrower[] trees, double smoothing)
    {
        int nodes = trees.Sum(tree => tree.NodeCount);
        int[] roots = new int[trees.Length];
        int[] columns = new int[nodes];
        float[] cuts = new float[nodes];
        int[] operands = new int[nodes];
        int[] next = new int[nodes];
        List<BinSet> sets = [];
        Dictionary<BinSet, int> known = [];
        LeafLists leaves = new();
        int start = 0;
        for (int t = 0; t < trees.Length; start += trees[t].NodeCount, t++)
        {
            TreeGrower tree = trees[t];
            roots[t] = start;
            for (int i = 0; i < tree.NodeCount; i++)
            {
                int node = start + i;
                int column = tree.Columns[i];
                if (column == TreeGrower.Leaf)
                {
                    columns[node] = TreeGrower.Leaf;
                    next[node] = leaves.Count;
                    tree.AddLeaf(leaves, i);
                    continue;
                }

                columns[node] = column;
                next[node] = start + tree.Children[i];
                if (table.Bins[column].IsCategorical)
                {
                    operands[node] = AddSet(sets, known, tree.Lefts[i]);
                }
                else
                {
                    cuts[node] = table.Bins[column].UpperEdge(tree.Cuts[i]);
                    operands[node] = tree.Lefts[i].Contains(ColumnBins.Missing) ? 1 : 0;
                }
            }
        }

        return new ForestArrays
        {
            Roots = roots,
            Columns = columns,
            Cuts = cuts,
            Operands = operands,
            Next = next,
            Sets = [.. sets],
            Bins = table.Bins,
            Leaves = Leaves(table, leaves, smoothing),
        };
    }

    private static ForestLeaves Leaves(ForestTable table, LeafLists leaves, double smoothing) => table.Amounts.Length > 0
        ? new AmountLeaves([.. leaves.Counts], [.. leaves.Amounts])
        : new ClassLeaves
        {
            Counts = [.. leaves.Counts],
            Weights = [.. leaves.Weights],
            ClassWeights = table.ClassWeights,
            Priors = table.Priors,
            Smoothing = smoothing,
        };

    private static int AddSet(List<BinSet> sets, Dictionary<BinSet, int> known, BinSet set)
    {
        if (!known.TryGetValue(set, out int number))
        {
            number = sets.Count;
            known.Add(set, number);
            sets.Add(set);
        }

        return number;
    }
}
