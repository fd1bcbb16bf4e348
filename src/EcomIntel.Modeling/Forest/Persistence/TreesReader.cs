namespace EcomIntel.Modeling;

/// <summary>Reads the trees of a forest from bytes that may be hostile.</summary>
internal static class TreesReader
{
    private const int MaxTrees = 100_000;

    public static ForestArrays Read(ref PayloadReader reader, NodeLists nodes, Func<ForestLeaves> leaves)
    {
        BinSet[] sets = ColumnsReader.ReadSets(ref reader);
        int[] roots = new int[reader.ReadInt32(Math.Min(MaxTrees, reader.Remaining), "the number of trees")];
        ForestReader.Require(roots.Length > 0, "there is no tree");
        for (int tree = 0; tree < roots.Length; tree++)
        {
            roots[tree] = nodes.Columns.Count;
            ReadTree(ref reader, nodes, reader.ReadCount(1, "the number of nodes"), sets.Length);
        }

        nodes.RequireFewCuts();
        return new ForestArrays
        {
            Roots = roots,
            Columns = [.. nodes.Columns],
            Cuts = [.. nodes.Cuts],
            Operands = [.. nodes.Operands],
            Next = [.. nodes.Next],
            Sets = sets,
            Bins = nodes.Bins,
            Leaves = leaves(),
        };
    }

    private static void ReadTree(ref PayloadReader reader, NodeLists nodes, int count, int sets)
    {
        ForestReader.Require(count > 0, "a tree has no node");
        ColumnBins[] bins = nodes.Bins;
        int end = nodes.Columns.Count + count;
        while (nodes.Columns.Count < end)
        {
            int node = nodes.Columns.Count;
            int column = reader.ReadInt32(bins.Length, "a column") - 1;
            float cut = 0;
            int operand = 0;
            int next;
            if (column < 0)
            {
                next = nodes.ReadLeaf(ref reader);
            }
            else
            {
                // Children stand after their parent, so every way down ends.
                next = node + reader.ReadInt32(end - node, "a child");
                ForestReader.Require(next > node && next < end - 1, "a child is outside its tree");
                ForestReader.Require(sets > 0 || !bins[column].IsCategorical, "a category is split by no set");
                (cut, operand) = bins[column].IsCategorical ? (0, reader.ReadInt32(sets - 1, "a set")) : (ReadCut(ref reader), reader.ReadInt32(1, "a missing direction"));
            }

            nodes.Columns.Add(column);
            nodes.Cuts.Add(cut);
            nodes.Operands.Add(operand);
            nodes.Next.Add(next);
        }
    }

    private static float ReadCut(ref PayloadReader reader)
    {
        float cut = reader.ReadSingle();
        ForestReader.Require(!float.IsNaN(cut), "a cut is not a number");

        // Minus zero and zero are one cut.
        return cut + 0f;
    }
}
