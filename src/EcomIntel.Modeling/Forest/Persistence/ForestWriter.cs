using System.Text;

namespace EcomIntel.Modeling;

/// <summary>Writes what <see cref="ForestReader"/> reads; docs/modeling.md describes the format.</summary>
internal static class ForestWriter
{
    public static byte[] Write(RandomForest forest, ForestArrays arrays, ClassLeaves leaves)
    {
        using MemoryStream stream = new();
        using BinaryWriter writer = new(stream, Encoding.UTF8);
        writer.Write(forest.Schema.ToJson());
        writer.Write7BitEncodedInt(forest.Classes.Length);
        for (int k = 0; k < forest.Classes.Length; k++)
        {
            writer.Write(forest.Classes[k]);
            writer.Write(leaves.ClassWeights[k]);
            writer.Write(leaves.Priors[k]);
        }

        writer.Write(leaves.Smoothing);
        writer.Write(leaves.Weights.Length > 0);
        Write(writer, forest.Settings);
        writer.Write(forest.OutOfBagScore.Accuracy);
        writer.Write(forest.OutOfBagScore.LogLoss);
        writer.Write7BitEncodedInt(forest.OutOfBagScore.Rows);
        writer.Write(forest.Calibration.Power);
        writer.Write(forest.Calibration.Offset);
        TreesWriter.Write(writer, arrays, leaf => WriteLeaf(writer, leaves, leaf));
        writer.Flush();
        return stream.ToArray();
    }

    public static byte[] Write(RegressionForest forest, ForestArrays arrays, AmountLeaves leaves)
    {
        using MemoryStream stream = new();
        using BinaryWriter writer = new(stream, Encoding.UTF8);
        writer.Write(forest.Schema.ToJson());
        writer.Write(forest.MeanAmount);
        Write(writer, forest.Settings);
        writer.Write(forest.OutOfBagScore.Rmse);
        writer.Write(forest.OutOfBagScore.RSquared);
        writer.Write7BitEncodedInt(forest.OutOfBagScore.Rows);
        TreesWriter.Write(writer, arrays, leaf =>
        {
            writer.Write7BitEncodedInt(leaves.Rows[leaf]);
            writer.Write(leaves.Amounts[leaf]);
        });
        writer.Flush();
        return stream.ToArray();
    }

    private static void Write(BinaryWriter writer, ForestSettings settings)
    {
        writer.Write(settings.Seed);
        writer.Write7BitEncodedInt(settings.MinLeafRows);
        writer.Write7BitEncodedInt(settings.ColumnsPerNode);
    }

    private static void WriteLeaf(BinaryWriter writer, ClassLeaves leaves, int leaf)
    {
        int classes = leaves.Width;
        foreach (int count in leaves.Counts.AsSpan(leaf * classes, classes))
        {
            writer.Write7BitEncodedInt(count);
        }

        for (int i = leaf * classes; i < (leaf + 1) * classes && leaves.Weights.Length > 0; i++)
        {
            writer.Write(leaves.Weights[i]);
        }
    }
}
