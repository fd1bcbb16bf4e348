namespace EcomIntel.Modeling;

/// <summary>Writes columns, sets and trees, as <see cref="TreesReader"/> reads them.</summary>
internal static class TreesWriter
{
    public static void Write(BinaryWriter writer, ForestArrays arrays, Action<int> writeLeaf)
    {
        writer.Write7BitEncodedInt(arrays.Bins.Length);
        foreach (ColumnBins bins in arrays.Bins)
        {
            writer.Write7BitEncodedInt(bins.Field);
            writer.Write7BitEncodedInt(bins.FlagCount);
            if (bins.FlagCount == 0)
            {
                writer.Write7BitEncodedInt(bins.Levels.Length);
                writer.Write(bins.Levels);
            }
        }

        writer.Write7BitEncodedInt(arrays.Sets.Length);
        foreach (BinSet set in arrays.Sets)
        {
            for (int word = 0; word < BinSet.WordCount; word++)
            {
                writer.Write(set[word]);
            }
        }

        WriteTrees(writer, arrays, writeLeaf);
    }

    private static void WriteTrees(BinaryWriter writer, ForestArrays arrays, Action<int> writeLeaf)
    {
        writer.Write7BitEncodedInt(arrays.Roots.Length);
        for (int tree = 0; tree < arrays.Roots.Length; tree++)
        {
            int start = arrays.Roots[tree];
            int end = arrays.EndOf(tree);
            writer.Write7BitEncodedInt(end - start);
            for (int node = start; node < end; node++)
            {
                writer.Write7BitEncodedInt(arrays.Columns[node] + 1);
                if (arrays.Columns[node] < 0)
                {
                    writeLeaf(arrays.Next[node]);
                }
                else
                {
                    writer.Write7BitEncodedInt(arrays.Next[node] - node);
                    WriteSplit(writer, arrays, node);
                }
            }
        }
    }

    private static void WriteSplit(BinaryWriter writer, ForestArrays arrays, int node)
    {
        if (arrays.Bins[arrays.Columns[node]].IsCategorical)
        {
            writer.Write7BitEncodedInt(arrays.Operands[node]);
            return;
        }

        writer.Write(arrays.Cuts[node]);
        writer.Write((byte)arrays.Operands[node]);
    }
}
