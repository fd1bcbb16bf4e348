using Microsoft.ML;
using Microsoft.ML.Data;

namespace EcomIntel.Modeling.MLNet.Tests;

/// <summary>The forest as ONNX inside a chain that ML.NET saves and loads.</summary>
public class SaveableForestTests
{
    private static readonly TrainingData Data = PlantedTable.Make(3000);
    private static readonly RandomForestOptions Options = new() { Trees = 40, Seed = 7, ColumnsPerNode = 2 };
    private readonly MLContext _ml = new(1);

    [Fact]
    public void A_saved_and_loaded_chain_gives_the_same_probabilities_and_classes()
    {
        IDataView all = Data.ToDataView(_ml, RowSet.All(3000));
        TransformerChain<EcomForestTransformer> chain = _ml.Transforms.NormalizeMinMax("Features").Append(_ml.EcomForest(Options, Data.Schema)).Fit(Data.ToDataView(_ml, RowSet.All(2000)));
        IDataView own = chain.Transform(all);

        IDataView loaded = SaveAndLoad(chain.ToSaveable(), all.Schema).Transform(all);

        Worst(Scores(own), Scores(loaded)).Should().BeLessThan(1e-5);
        Keys(loaded).Zip(Keys(own)).Count(pair => pair.First != pair.Second).Should().BeLessThan(3, "only ties may be decided by rounding");
        Keys(loaded).Distinct().Order().Should().Equal(1, 2, 3, 4);
        KeyNames.Of(loaded.Schema["PredictedLabel"]).Should().Equal(Data.Classes);
    }

    [Fact]
    public void A_forest_alone_is_saveable_too_and_evaluated_by_ML_NET()
    {
        RandomForest forest = new RandomForestTrainer(Options).Train(Data, RowSet.All(2000), cancellationToken: TestContext.Current.CancellationToken);
        RowSet labelled = RowSet.From([.. Enumerable.Range(2000, 1000).Where(row => Data.Labels[row] >= 0)]);
        IDataView view = Data.ToDataView(_ml, labelled);

        IDataView scored = SaveAndLoad(forest.ToSaveable(_ml), view.Schema).Transform(view);

        double[] probabilities = forest.Probabilities(Data, labelled);
        Worst(Scores(scored), [.. probabilities.Select(p => (float)p)]).Should().BeLessThan(1e-5);
        _ml.MulticlassClassification.Evaluate(scored).LogLoss.Should().BeApproximately(forest.Evaluate(Data, labelled).LogLoss, 1e-4);
    }

    [Fact]
    public void A_view_without_the_features_is_refused()
    {
        RandomForest forest = new RandomForestTrainer(Options).Train(Data, RowSet.All(2000), cancellationToken: TestContext.Current.CancellationToken);

        forest.Invoking(f => f.ToSaveable(_ml, "Score")).Should().Throw<ArgumentException>();
        ITransformer saveable = forest.ToSaveable(_ml, "Other");
        saveable.Invoking(s => s.Transform(Data.ToDataView(_ml, RowSet.All(10)))).Should().Throw<ArgumentOutOfRangeException>();
    }

    private ITransformer SaveAndLoad(ITransformer model, DataViewSchema schema)
    {
        using MemoryStream file = new();
        _ml.Model.Save(model, schema, file);
        file.Position = 0;

        // Another context, as another process would have.
        return new MLContext().Model.Load(file, out DataViewSchema _);
    }

    private static float[] Scores(IDataView view) => [.. view.GetColumn<float[]>("Score").SelectMany(scores => scores)];

    private static uint[] Keys(IDataView view) => [.. view.GetColumn<uint>("PredictedLabel")];

    private static double Worst(float[] left, float[] right)
    {
        left.Should().HaveSameCount(right);
        return left.Zip(right, (a, b) => Math.Abs((double)a - b)).Max();
    }
}
