using BenchmarkDotNet.Attributes;
using EcomIntel.Modeling;
using EcomIntel.Modeling.MLNet;
using EcomIntel.Synthetic;

namespace EcomIntel.Benchmarks;

/// <summary>One row and many rows through each model behind the contract, on a realistic shop of 20,000 lines.</summary>
[MemoryDiagnoser]
public class ClassifierPrediction
{
    private IClassifier _model = null!;
    private TrainingData _data = null!;
    private RowSet _rows = null!;
    private float[] _row = [];
    private double[] _one = [];
    private double[] _many = [];

    [Params("RandomForest", "FastForest", "LightGbm")]
    public string Model { get; set; } = "";

    [GlobalSetup]
    public void Train()
    {
        CommerceDataset shop = SyntheticWorld.Realistic(seed: 42, world => world.Transactions = 20_000).ToDataset();
        Split split = Split.ByCustomer(shop);
        FeaturePipeline pipeline = new FeaturePipelineBuilder().AddAge().AddGender().AddLocation().AddHourOfDay().AddDayOfWeek().AddMonth().Build();
        _data = pipeline.Fit(shop, split.Train).Transform(shop).ForTarget(Target.NextCategory);
        IClassifierTrainer trainer = Model switch
        {
            "RandomForest" => new RandomForestTrainer(new RandomForestOptions { Trees = 100 }),
            "FastForest" => MLNetTrainers.FastForest(),
            _ => MLNetTrainers.LightGbm(),
        };
        _model = trainer.Train(_data, split.Train);
        _rows = split.Test;
        _row = new float[_data.Schema.Count];
        _data.Features.CopyRow(_rows.Rows[0], _row);
        _one = new double[_data.Classes.Length];
        _many = new double[_rows.Count * _data.Classes.Length];
    }

    [Benchmark]
    public void OneRow() => _model.Predict(_row, _one);

    [Benchmark]
    public void AllTestRows() => _model.PredictBatch(_data.Features, _rows, _many);
}
