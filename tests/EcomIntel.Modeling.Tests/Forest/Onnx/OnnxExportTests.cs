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

    [Fact]
    public void Categories_may_come_one_hot_and_the_likeliest_class_in_words()
    {
        TrainingData data = Create(6_000);
        RandomForest forest = new RandomForestTrainer(new() { Trees = 60, Seed = 3, MinLeafRows = 5 }).Grow(data, RowSet.From([.. Enumerable.Range(0, 2_000)]));
        using MemoryStream file = new();
        forest.SaveOnnx(file, new() { InputName = "Features", OutputName = "Score", ClassName = "Predicted", OneHot = true });
        using InferenceSession session = new(file.ToArray());
        const int Rows = 4_000;
        const int Slots = Fields - 1 + 9;
        float[] values = new float[Rows * Slots];
        float[] row = new float[Fields];
        double[] ours = new double[3];
        List<double> probabilities = [];
        List<string> classes = [];
        for (int i = 0; i < Rows; i++)
        {
            data.Features.CopyRow(2_000 + i, row);
            Span<float> slots = values.AsSpan(i * Slots, Slots);
            row.AsSpan(0, 2).CopyTo(slots);
            row.AsSpan(3).CopyTo(slots[11..]);
            if (!float.IsNaN(row[2]))
            {
                slots[2 + (int)row[2]] = 1;
            }

            forest.Predict(row, ours);
            probabilities.AddRange(ours);
            classes.Add(forest.Classes[LogLoss.Likeliest(ours)]);
        }

        using IDisposableReadOnlyCollection<DisposableNamedOnnxValue> outputs =
            session.Run([NamedOnnxValue.CreateFromTensor("Features", new DenseTensor<float>(values, [Rows, Slots]))], ["Score", "Predicted"]);

        outputs[0].AsEnumerable<float>().Zip(probabilities, (theirs, own) => Math.Abs(theirs - own)).Max().Should().BeLessThan(1e-5);
        outputs[1].AsEnumerable<string>().Zip(classes).Count(pair => pair.First != pair.Second).Should().BeLessThan(3, "only ties may be decided by rounding");
    }

    [Fact]
    public void Names_that_are_the_same_are_refused_before_a_file_is_made()
    {
        RandomForest forest = new RandomForestTrainer(new() { Trees = 2, MinLeafRows = 5 }).Grow(SmallTables.Grid(), RowSet.All(40));
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

        forest.Invoking(f => f.SaveOnnx(path, new() { InputName = "x", OutputName = "x" })).Should().Throw<ArgumentException>()
            .WithMessage("The names of the input, 'x', and of the outputs, 'x' and '', must be different and not empty.*");
        File.Exists(path).Should().BeFalse();
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
