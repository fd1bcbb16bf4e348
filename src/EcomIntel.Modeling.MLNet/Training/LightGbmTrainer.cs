using System.Runtime.InteropServices;
using Microsoft.ML;
using Microsoft.ML.Trainers.LightGbm;

namespace EcomIntel.Modeling.MLNet;

/// <summary>Trains LightGBM's own multi-class model (softmax), stopped by the log-loss of customers that it has not seen.</summary>
internal sealed class LightGbmTrainer(LightGbmOptions options) : IClassifierTrainer
{
    public string Name => "LightGbm";

    public IClassifier Train(TrainingData data, RowSet rows, IProgress<TrainingProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(rows);
        cancellationToken.ThrowIfCancellationRequested();
        EnsureAvailable();
        TrainingPlan plan = TrainingPlan.Make(data, rows, options);
        FeaturesColumn features = new(data.Features, plan.Layout);
        ClassKeyColumn label = new(data, plan.Classes);
        LightGbmMulticlassTrainer trainer = new MLContext(options.Seed).MulticlassClassification.Trainers.LightGbm(new LightGbmMulticlassTrainer.Options
        {
            NumberOfIterations = options.Trees,
            NumberOfLeaves = options.Leaves,
            MinimumExampleCountPerLeaf = options.MinimumRowsPerLeaf,
            LearningRate = options.LearningRate,
            EarlyStoppingRound = options.PatienceTrees,
            EvaluationMetric = LightGbmMulticlassTrainer.Options.EvaluateMetricType.LogLoss,
            UseSoftmax = true,
            UseCategoricalSplit = false,
            Seed = options.Seed,
            Deterministic = true,
            ForceColumnWise = true,
            NumberOfThreads = options.Threads,
            LabelColumnName = MLNetColumns.Label,
            FeatureColumnName = MLNetColumns.Features,
        });
        ITransformer model = trainer.Fit(new TrainingDataView(plan.Learn, features, label), new TrainingDataView(plan.HeldOut, features, label));
        progress?.Report(new TrainingProgress("models", 1, 1));
        return new MLNetClassifier(Name, plan.Parts(data, new MulticlassModel(model)));
    }

    /// <summary>Whether the native library can be loaded; loading it once more than training does is harmless.</summary>
    public static bool IsAvailable => NativeLibrary.TryLoad("lib_lightgbm", typeof(LightGbmMulticlassTrainer).Assembly, searchPath: null, out _);

    private static void EnsureAvailable()
    {
        if (!IsAvailable)
        {
            throw new PlatformNotSupportedException(
                $"LightGBM is not available here: its native library lib_lightgbm cannot be loaded on {RuntimeInformation.RuntimeIdentifier} "
                + "(there is none for arm64; on Linux it needs libgomp). Use FastForest, FastTree or the random forest instead.");
        }
    }
}
