using Microsoft.ML.Data;

namespace EcomIntel.Modeling.MLNet.Tests;

public class MLNetClassifierTests
{
    private static readonly TrainingData Data = PlantedTable.Make(3000);

    [Theory]
    [MemberData(nameof(Trainers.All), MemberType = typeof(Trainers))]
    public void Many_threads_get_what_one_gets_row_by_row_or_in_a_batch(string name)
    {
        MLNetClassifier model = Trainers.Train(name, Data, RowSet.All(2000));
        RowSet rows = RowSet.All(Data.RowCount);
        double[] expected = model.Probabilities(Data, rows);

        Parallel.For(0, 16, new ParallelOptions { MaxDegreeOfParallelism = 8 }, part =>
        {
            float[] row = new float[4];
            double[] probabilities = new double[4];
            for (int i = part; i < rows.Count; i += 16)
            {
                Data.Features.CopyRow(i, row);
                model.Predict(row, probabilities);
                probabilities.Should().Equal(expected.AsSpan(i * 4, 4).ToArray());
            }
        });
    }

    [Fact]
    public void Uncalibrated_scores_are_those_of_ML_NETs_own_transform()
    {
        OneVersusAllModel model = (OneVersusAllModel)Trainers.Train("FastForest", Data, RowSet.All(2000)).Model;
        RowSet rows = RowSet.All(100);
        SlotLayout layout = new(Data.Schema, [float.NaN, 0, float.NaN, 0]);
        TrainingDataView view = new(rows, new FeaturesColumn(Data.Features, layout));
        float[][] scores = [.. model.Transformers.Select(t => t.Transform(view).GetColumn<float>("Score").ToArray())];

        ScoringRow row = new(view.Schema, layout.SlotCount);
        ReadProbabilities read = model.Open(row);
        double[] probabilities = new double[4];
        for (int i = 0; i < rows.Count; i++)
        {
            layout.Encode(Data.Features, i, row.Slots);
            row.Advance();
            read(probabilities);
            double[] expected = [.. scores.Select((score, c) => model.Calibrations[c].Probability(score[i]))];
            probabilities.Should().Equal(expected.Select(p => p / expected.Sum()), (x, y) => Math.Abs(x - y) < 1e-12);
        }
    }

    [Theory]
    [InlineData("FastForest")]
    [InlineData("FastTree")]
    public void One_row_is_predicted_without_allocation(string name)
    {
        MLNetClassifier model = Trainers.Train(name, Data, RowSet.All(500));
        float[] row = [30, 12, 1, 0];
        double[] probabilities = new double[4];
        model.Predict(row, probabilities);

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++)
        {
            model.Predict(row, probabilities);
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(1000, "less than a byte for each row is something else than the prediction");
    }

    [Fact]
    public void Other_columns_are_refused()
    {
        MLNetClassifier model = Trainers.Train("FastTree", Data, RowSet.All(500));
        FeatureSchema other = new(PlantedTable.Schema.Fields.SetItem(3, new FeatureField("spend", FeatureType.Number)));
        FeatureMatrix features = new(other, [[1], [1], [1], [1]]);

        model.Invoking(m => m.PredictBatch(features, RowSet.All(1), new double[4])).Should().Throw<SchemaMismatchException>().WithMessage("*expected 'noise' but found 'spend'*");
    }

    [Fact]
    public void Spans_too_short_are_refused()
    {
        MLNetClassifier model = Trainers.Train("FastTree", Data, RowSet.All(500));

        model.Invoking(m => m.Predict(new float[3], new double[4])).Should().Throw<ArgumentException>().WithMessage("The row has 3 values*");
        model.Invoking(m => m.Predict(new float[4], new double[3])).Should().Throw<ArgumentException>().WithMessage("There is room for 3*");
        model.Invoking(m => m.PredictBatch(Data.Features, RowSet.All(2), new double[7])).Should().Throw<ArgumentException>().WithMessage("There is room for 7*");
    }

    [Theory]
    [MemberData(nameof(Trainers.All), MemberType = typeof(Trainers))]
    public void Rows_without_any_value_get_probabilities_too(string name)
    {
        MLNetClassifier model = Trainers.Train(name, Data, RowSet.All(2000));
        double[] probabilities = new double[4];

        model.Predict([float.NaN, float.NaN, float.NaN, float.NaN], probabilities);

        probabilities.Should().OnlyContain(p => p > 0 && p < 1);
        probabilities.Sum().Should().BeApproximately(1, 1e-12);
    }
}
