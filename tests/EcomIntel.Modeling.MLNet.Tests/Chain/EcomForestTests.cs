using Microsoft.ML;
using Microsoft.ML.Data;

namespace EcomIntel.Modeling.MLNet.Tests;

public class EcomForestTests
{
    private static readonly TrainingData Data = PlantedTable.Make(3000);
    private static readonly RandomForestOptions Options = new() { Trees = 20, Seed = 7, ColumnsPerNode = 2 };
    private readonly MLContext _ml = new(1);

    private static double[] OwnProbabilities => new RandomForestTrainer(Options)
        .Train(Data, RowSet.All(2000), cancellationToken: TestContext.Current.CancellationToken).Probabilities(Data, RowSet.All(3000));

    [Fact]
    public void The_same_forest_gives_the_same_probabilities_through_our_API_and_a_chain_of_ML_NET()
    {
        EcomForestTransformer model = _ml.EcomForest(Options).Fit(Data.ToDataView(_ml, RowSet.All(2000)));

        float[] scores = Scores(model.Transform(Data.ToDataView(_ml, RowSet.All(3000))));

        scores.Should().Equal(OwnProbabilities.Select(p => (float)p), "it is the same forest, rounded to singles");
    }

    [Fact]
    public void Weights_in_a_column_are_the_weights_of_the_rows()
    {
        TrainingData weighted = Data.WithWeights([.. Enumerable.Range(0, Data.RowCount).Select(row => 0.5f + (row % 3))]);
        RowSet rows = RowSet.All(2000);
        IDataView view = weighted.ToDataView(_ml, rows);

        EcomForestTransformer model = _ml.EcomForest(Options, Data.Schema, weightColumnName: MLNetColumns.Weight).Fit(view);

        RandomForest own = new RandomForestTrainer(Options).Train(weighted, rows, cancellationToken: TestContext.Current.CancellationToken);
        model.Forest.Probabilities(Data, rows).Should().Equal(own.Probabilities(Data, rows));
        own.Probabilities(Data, rows).Should().NotEqual(OwnProbabilities[..(2000 * 4)]);
        view.ToTrainingData(Data.Schema, weightColumnName: "Weight").Weights.ToArray().Should().Equal(weighted.Weights[..2000].ToArray());
        view.Invoking(v => v.ToTrainingData(weightColumnName: "Cost")).Should().Throw<ArgumentException>().WithMessage("There is no column 'Cost'.*");
        view.Invoking(v => v.ToTrainingData(weightColumnName: "Label")).Should().Throw<ArgumentException>().WithMessage("The column 'Label' is of type Key<UInt32, 0-3>; a Single is needed.*");
    }

    [Fact]
    public void A_chain_that_normalises_first_gives_the_same_probabilities_when_it_knows_the_schema()
    {
        TransformerChain<EcomForestTransformer> model = _ml.Transforms.NormalizeMinMax("Features").Append(_ml.EcomForest(Options, Data.Schema)).Fit(Data.ToDataView(_ml, RowSet.All(2000)));

        float[] scores = Scores(model.Transform(Data.ToDataView(_ml, RowSet.All(3000))));

        scores.Should().Equal(OwnProbabilities, (score, own) => Math.Abs(score - own) < 1e-6);
    }

    [Fact]
    public void Without_a_schema_a_normalised_chain_still_trains_over_the_slots_as_numbers()
    {
        TransformerChain<EcomForestTransformer> model = _ml.Transforms.NormalizeMinMax("Features").Append(_ml.EcomForest(new() { Trees = 10 }))
            .Fit(Data.ToDataView(_ml, RowSet.All(2000)));

        model.LastTransformer.Forest.Schema.Fields.Select(field => field.Name)
            .Should().Equal("age", "hour_of_day", "location.Accra", "location.Kumasi", "location.Tamale", "noise");
    }

    [Fact]
    public void ML_NET_evaluates_it_and_names_its_classes()
    {
        EstimatorChain<ITransformer> chain = new EstimatorChain<ITransformer>().Append<ITransformer>(_ml.EcomForest(Options))
            .Append<ITransformer>(_ml.Transforms.Conversion.MapKeyToValue("Predicted", "PredictedLabel"));
        RowSet labelled = RowSet.From([.. Enumerable.Range(2000, 1000).Where(row => Data.Labels[row] >= 0)]);

        IDataView predicted = chain.Fit(Data.ToDataView(_ml, RowSet.All(2000))).Transform(Data.ToDataView(_ml, labelled));
        MulticlassClassificationMetrics metrics = _ml.MulticlassClassification.Evaluate(predicted);

        Evaluation own = new RandomForestTrainer(Options).Train(Data, RowSet.All(2000), cancellationToken: TestContext.Current.CancellationToken).Evaluate(Data, labelled);
        metrics.LogLoss.Should().BeApproximately(own.LogLoss, 1e-6);
        metrics.MicroAccuracy.Should().BeApproximately(own.Accuracy, 1e-12);
        predicted.GetColumn<string>("Predicted").Should().Equal(predicted.GetColumn<float[]>("Score").Select(score => PlantedTable.Classes[Array.IndexOf(score, score.Max())]));
    }

    [Fact]
    public void Rows_can_be_read_by_many_threads()
    {
        EcomForestTransformer model = _ml.EcomForest(Options).Fit(Data.ToDataView(_ml, RowSet.All(2000)));
        float[] expected = Scores(model.Transform(Data.ToDataView(_ml, RowSet.All(500))));

        Parallel.For(0, 8, _ => Scores(model.Transform(Data.ToDataView(_ml, RowSet.All(500)))).Should().Equal(expected));
    }

    [Fact]
    public void Columns_of_ones_own_names_can_be_used()
    {
        IDataView view = Data.ToDataView(_ml, RowSet.All(500));
        IDataView renamed = _ml.Transforms.CopyColumns("X", "Features").Append(_ml.Transforms.CopyColumns("Y", "Label")).Append(_ml.Transforms.DropColumns("Features", "Label")).Fit(view).Transform(view);

        EcomForestTransformer model = _ml.EcomForest(new() { Trees = 10 }, labelColumnName: "Y", featureColumnName: "X").Fit(renamed);

        Scores(model.Transform(renamed)).Should().HaveCount(2000);
    }

    [Fact]
    public void A_vector_of_another_length_is_refused()
    {
        EcomForestTransformer model = _ml.EcomForest(new() { Trees = 2 }).Fit(Data.ToDataView(_ml, RowSet.All(500)));
        TrainingData narrow = new(new FeatureMatrix(new FeatureSchema([new FeatureField("age", FeatureType.Number)]), [[1]]), PlantedTable.Classes, [0]);

        model.Invoking(m => m.Transform(narrow.ToDataView(_ml, RowSet.All(1)))).Should().Throw<SchemaMismatchException>().WithMessage("The column 'Features' is of type Vector<Single, 1>; the forest was trained on Vector<Single, 6>*");
    }

    [Fact]
    public void A_chain_that_makes_no_label_is_refused_before_it_is_fitted() =>
        _ml.Invoking(ml => ml.Transforms.DropColumns("Label").Append(ml.EcomForest()).Fit(Data.ToDataView(ml, RowSet.All(500))))
            .Should().Throw<ArgumentException>().WithMessage("There is no key column 'Label'*");

    [Fact]
    public void Saving_the_chain_says_what_to_save_instead()
    {
        IDataView view = Data.ToDataView(_ml, RowSet.All(500));
        ITransformer model = _ml.EcomForest(new() { Trees = 2 }).Fit(view);

        _ml.Invoking(ml => ml.Model.Save(model, view.Schema, Stream.Null)).Should().Throw<NotSupportedException>().WithMessage("*RandomForest.Save*");
    }

    private static float[] Scores(IDataView view) => [.. view.GetColumn<float[]>("Score").SelectMany(score => score)];
}
