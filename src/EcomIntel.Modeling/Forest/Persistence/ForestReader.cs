using System.Runtime.InteropServices;

namespace EcomIntel.Modeling;

/// <summary>Reads a forest from bytes that may be hostile. Nothing in them is executed, and no allocation exceeds a small multiple of their number.</summary>
internal static class ForestReader
{
    private const int MaxTrees = 100_000;

    // A billion rows of the greatest weight in a class of the greatest weight.
    private const double MaxLeafWeight = 1e33;

    public static RandomForest Read(ReadOnlySpan<byte> payload, int version, FeatureFunctions? functions)
    {
        PayloadReader reader = new(payload);
        FeatureSchema schema = FeatureSchema.FromJson(reader.ReadText("the schema"), functions);
        int classCount = reader.ReadCount(1 + sizeof(double) + sizeof(double), "the number of classes");
        string[] classes = new string[classCount];
        double[] weights = new double[classCount];
        double[] priors = new double[classCount];
        for (int k = 0; k < classCount; k++)
        {
            classes[k] = reader.ReadText("a class");
            weights[k] = reader.ReadAmount("a class weight");
            priors[k] = reader.ReadAmount("a class prior");
        }

        Require(classCount >= 2 && classes.Distinct(StringComparer.Ordinal).Count() == classCount, "the classes are fewer than two or not different");
        Require(Array.TrueForAll(weights, weight => weight > 0) && Math.Abs(priors.Sum() - 1) < 1e-6, "the class weights or priors are not possible");
        double smoothing = reader.ReadAmount("the smoothing");
        bool areRowsWeighted = version > ForestFile.UnweightedVersion && reader.ReadInt32(1, "whether rows are weighted") == 1;
        ForestSettings settings = new(reader.ReadInt64(), reader.ReadInt32(int.MaxValue, "the leaf size"), reader.ReadInt32(int.MaxValue, "the columns per node"));
        OutOfBagScore score = new(reader.ReadDouble(), reader.ReadDouble(), reader.ReadInt32(int.MaxValue, "the scored rows"));
        ForestCalibration calibration = new(reader.ReadAmount("the calibration's power"), reader.ReadAmount("the calibration's offset"));
        Require(calibration.IsNone || calibration is { Power: > 0 and <= 100, Offset: > 0 and <= 1 }, "the calibration is not possible");
        ColumnBins[] bins = ColumnsReader.Read(ref reader, schema);
        ForestArrays arrays = ReadTrees(ref reader, weights, priors, smoothing, bins, areRowsWeighted);
        Require(reader.Remaining == 0, $"{reader.Remaining} bytes are left over");
        return new RandomForest(schema, ImmutableCollectionsMarshal.AsImmutableArray(classes), new ForestTrees(arrays), calibration, score, settings);
    }

    private static ForestArrays ReadTrees(ref PayloadReader reader, double[] weights, double[] priors, double smoothing, ColumnBins[] bins, bool areRowsWeighted)
    {
        BinSet[] sets = ColumnsReader.ReadSets(ref reader);
        int[] roots = new int[reader.ReadInt32(Math.Min(MaxTrees, reader.Remaining), "the number of trees")];
        Require(roots.Length > 0, "there is no tree");
        NodeLists nodes = new(bins, areRowsWeighted);
        for (int tree = 0; tree < roots.Length; tree++)
        {
            roots[tree] = nodes.Columns.Count;
            ReadTree(ref reader, nodes, reader.ReadCount(1, "the number of nodes"), weights.Length, bins, sets.Length);
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
            LeafCounts = [.. nodes.LeafCounts],
            LeafWeights = [.. nodes.LeafWeights ?? []],
            Bins = bins,
            ClassWeights = weights,
            Priors = priors,
            Smoothing = smoothing,
        };
    }

    private static void ReadTree(ref PayloadReader reader, NodeLists nodes, int count, int classes, ColumnBins[] bins, int sets)
    {
        Require(count > 0, "a tree has no node");
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
                next = nodes.LeafCounts.Count / classes;
                for (int k = 0; k < classes; k++)
                {
                    nodes.LeafCounts.Add(reader.ReadInt32(int.MaxValue, "a leaf's count"));
                }

                for (int k = 0; k < classes && nodes.LeafWeights is not null; k++)
                {
                    nodes.LeafWeights.Add(reader.ReadAmount("a leaf's weight", MaxLeafWeight));
                }
            }
            else
            {
                // Children stand after their parent, so every way down ends.
                next = node + reader.ReadInt32(end - node, "a child");
                Require(next > node && next < end - 1, "a child is outside its tree");
                Require(sets > 0 || !bins[column].IsCategorical, "a category is split by no set");
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
        Require(!float.IsNaN(cut), "a cut is not a number");

        // Minus zero and zero are one cut.
        return cut + 0f;
    }

    internal static void Require(bool right, string otherwise)
    {
        if (!right)
        {
            throw new ModelFormatException($"The model file is damaged: {otherwise}.");
        }
    }
}
