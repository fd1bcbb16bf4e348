using System.Runtime.InteropServices;

namespace EcomIntel.Modeling;

/// <summary>Reads a forest from bytes that may be hostile. Nothing in them is executed, and no allocation exceeds a small multiple of their number.</summary>
internal static class ForestReader
{
    private const double MostMean = 1e15;

    public static RandomForest ReadClasses(ReadOnlySpan<byte> payload, int version, FeatureFunctions? functions)
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
        ForestSettings settings = ReadSettings(ref reader);
        OutOfBagScore score = new(reader.ReadDouble(), reader.ReadDouble(), reader.ReadInt32(int.MaxValue, "the scored rows"));
        ForestCalibration calibration = new(reader.ReadAmount("the calibration's power"), reader.ReadAmount("the calibration's offset"));
        Require(calibration.IsNone || calibration is { Power: > 0 and <= 100, Offset: > 0 and <= 1 }, "the calibration is not possible");
        ClassNodeLists nodes = new(ColumnsReader.Read(ref reader, schema), classCount, areRowsWeighted);
        ForestArrays arrays = TreesReader.Read(ref reader, nodes, () => new ClassLeaves
        {
            Counts = [.. nodes.LeafCounts],
            Weights = [.. nodes.LeafWeights],
            ClassWeights = weights,
            Priors = priors,
            Smoothing = smoothing,
        });
        Require(reader.Remaining == 0, $"{reader.Remaining} bytes are left over");
        return new RandomForest(schema, ImmutableCollectionsMarshal.AsImmutableArray(classes), new ForestTrees(arrays), calibration, score, settings);
    }

    public static RegressionForest ReadAmounts(ReadOnlySpan<byte> payload, FeatureFunctions? functions)
    {
        PayloadReader reader = new(payload);
        FeatureSchema schema = FeatureSchema.FromJson(reader.ReadText("the schema"), functions);
        double mean = reader.ReadDouble();
        Require(Math.Abs(mean) <= MostMean, "the mean amount is not possible");
        ForestSettings settings = ReadSettings(ref reader);
        RegressionOutOfBagScore score = new(reader.ReadDouble(), reader.ReadDouble(), reader.ReadInt32(int.MaxValue, "the scored rows"));
        AmountNodeLists nodes = new(ColumnsReader.Read(ref reader, schema));
        ForestArrays arrays = TreesReader.Read(ref reader, nodes, () => new AmountLeaves([.. nodes.LeafRows], [.. nodes.LeafAmounts]));
        Require(reader.Remaining == 0, $"{reader.Remaining} bytes are left over");
        return new RegressionForest(schema, mean, new ForestTrees(arrays), score, settings);
    }

    internal static void Require(bool right, string otherwise)
    {
        if (!right)
        {
            throw new ModelFormatException($"The model file is damaged: {otherwise}.");
        }
    }

    private static ForestSettings ReadSettings(ref PayloadReader reader) =>
        new(reader.ReadInt64(), reader.ReadInt32(int.MaxValue, "the leaf size"), reader.ReadInt32(int.MaxValue, "the columns per node"));
}
