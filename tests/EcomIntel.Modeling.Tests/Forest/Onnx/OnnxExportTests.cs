using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace EcomIntel.Modeling.Tests;

/// <summary>The exported model in ONNX Runtime itself.</summary>
public class OnnxExportTests
{
    private const int Fields = 7;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Onnx_runtime_gives_the_same_probabilities(bool calibrate)
    {
        // Numbers and categories with missing values, a category that came one-hot, rows with unknown levels, flags missing and two flags at once.
        TrainingData data = Create(12_000);
        RandomForest forest = new RandomForestTrainer(new() { Trees = 60, Seed = 3, MinLeafRows = 5, Calibrate = calibrate }).Grow(data, RowSet.From([.. Enumerable.Range(0, 2_000)]));
        forest.Calibration.IsNone.Should().Be(!calibrate);
        RowSet rows = RowSet.From([.. Enumerable.Range(2_000, 10_000)]);
        double[] ours = new double[rows.Count * 3];
        forest.PredictBatch(data.Features, rows, ours);

        float[] theirs = Run(forest, data.Features, rows);

        theirs.Should().HaveCount(ours.Length);
        double worst = ours.Zip(theirs, (p, q) => Math.Abs(p - q)).Max();
        worst.Should().BeLessThan(1e-5);
        ours.Distinct().Count().Should().BeGreaterThan(1_000, "the rows must tell the nodes apart");
    }

    private static float[] Run(RandomForest forest, FeatureMatrix features, RowSet rows)
    {
        using MemoryStream file = new();
        forest.SaveOnnx(file);
        using InferenceSession session = new(file.ToArray());
        session.ModelMetadata.CustomMetadataMap["classes"].Should().Be("a\nb\nc");
        float[] values = new float[rows.Count * Fields];
        for (int i = 0; i < rows.Count; i++)
        {
            features.CopyRow(rows.Rows[i], values.AsSpan(i * Fields, Fields));
        }

        DenseTensor<float> input = new(values, [rows.Count, Fields]);
        using IDisposableReadOnlyCollection<DisposableNamedOnnxValue> outputs = session.Run([NamedOnnxValue.CreateFromTensor("features", input)], ["probabilities"]);
        return [.. outputs[0].AsEnumerable<float>()];
    }

    private static TrainingData Create(int rows)
    {
        SeededRandom random = SeededRandom.For(11, "onnx");
        float[][] columns = [.. Enumerable.Range(0, Fields).Select(_ => new float[rows])];
        int[] labels = new int[rows];
        for (int row = 0; row < rows; row++)
        {
            bool isNew = row >= 2_000;
            columns[0][row] = random.NextInt32(9) == 0 ? float.NaN : (float)random.NextNormal();
            columns[1][row] = random.NextInt32(24);
            columns[2][row] = random.NextInt32(9) == 0 ? float.NaN : random.NextInt32(isNew ? 9 : 6);
            int flag = random.NextInt32(5);
            for (int i = 0; i < 4; i++)
            {
                columns[3 + i][row] = flag == i || (isNew && random.NextInt32(20) == 0) ? 1 : isNew && random.NextInt32(20) == 0 ? float.NaN : 0;
            }

            double score = (float.IsNaN(columns[0][row]) ? 0.7 : columns[0][row]) + (columns[2][row] is 1 or 4 ? 1.5 : float.IsNaN(columns[2][row]) ? -1 : 0) + (flag is 0 or 3 ? 1 : 0);
            labels[row] = random.NextInt32(20) == 0 ? random.NextInt32(3) : score > 1.2 ? 2 : columns[1][row] > 11 ? 1 : 0;
        }

        FeatureSchema schema = new(
        [
            new("x", FeatureType.Number), new("hour", FeatureType.WholeNumber),
            new("city", FeatureType.Category) { Levels = ["Accra", "Ho", "Kumasi", "Tamale", "Wa", "Bolgatanga", "Keta", "Elmina", "Tema"] },
            .. Enumerable.Range(0, 4).Select(i => new FeatureField($"flag_{i}", FeatureType.Number)),
        ]);
        return new TrainingData(new FeatureMatrix(schema, columns), ["a", "b", "c"], labels);
    }
}
