using System.Text;

namespace EcomIntel.Modeling;

/// <summary>Writes what <see cref="ForestReader"/> reads; docs/modeling.md describes the format.</summary>
internal static class ForestWriter
{
    public static byte[] Write(RandomForest forest, ForestArrays arrays)
    {
        using MemoryStream stream = new();
        using BinaryWriter writer = new(stream, Encoding.UTF8);
        writer.Write(forest.Schema.ToJson());
        writer.Write7BitEncodedInt(forest.Classes.Length);
        for (int k = 0; k < forest.Classes.Length; k++)
        {
            writer.Write(forest.Classes[k]);
            writer.Write(arrays.ClassWeights[k]);
            writer.Write(arrays.Priors[k]);
        }

        writer.Write(arrays.Smoothing);
        writer.Write(arrays.LeafWeights.Length > 0);
        writer.Write(forest.Settings.Seed);
        writer.Write7BitEncodedInt(forest.Settings.MinLeafRows);
        writer.Write7BitEncodedInt(forest.Settings.ColumnsPerNode);
        writer.Write(forest.OutOfBagScore.Accuracy);
        writer.Write(forest.OutOfBagScore.LogLoss);
        writer.Write7BitEncodedInt(forest.OutOfBagScore.Rows);
        writer.Write(forest.Calibration.Power);
        writer.Write(forest.Calibration.Offset);
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

        WriteTrees(writer, arrays);
        writer.Flush();
        return stream.ToArray();
    }

    private static void WriteTrees(BinaryWriter writer, ForestArrays arrays)
    {
        writer.Write7BitEncodedInt(arrays.Roots.Length);
        int classes = arrays.ClassWeights.Length;
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
                    foreach (int count in arrays.LeafCounts.AsSpan(arrays.Next[node] * classes, classes))
                    {
                        writer.Write7BitEncodedInt(count);
                    }

                    WriteWeights(writer, arrays, arrays.Next[node] * classes);
                }
                else
                {
                    writer.Write7BitEncodedInt(arrays.Next[node] - node);
                    WriteSplit(writer, arrays, node);
                }
            }
        }
    }

    private static void WriteWeights(BinaryWriter writer, ForestArrays arrays, int first)
    {
        for (int i = first; i < first + arrays.ClassWeights.Length && arrays.LeafWeights.Length > 0; i++)
        {
            writer.Write(arrays.LeafWeights[i]);
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
