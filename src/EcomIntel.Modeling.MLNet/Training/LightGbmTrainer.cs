using System.Runtime.InteropServices;
using Microsoft.ML;
using Microsoft.ML.Trainers.LightGbm;

namespace EcomIntel.Modeling.MLNet;

/// <summary>Trains LightGBM's own multi-class model (softmax), stopped by the log-loss of customers that it has not seen.</summary>
/// <param name="options">How to train.</param>
/// <param name="library">The native library without which it is not available.</param>
internal sealed class LightGbmTrainer(LightGbmOptions options, string library = LightGbmTrainer.NativeLibraryName) : IClassifierTrainer
{
    public const string NativeLibraryName = "lib_lightgbm";

    /// <summary>Whether the native library can be loaded here; once loaded it stays.</summary>
    public static bool IsAvailable { get; } = CanLoad(NativeLibraryName);

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
            MinimumExampleCountPerLeaf = options.MinLeafRows,
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
            ExampleWeightColumnName = WeightColumn.NameFor(data),
        });
        ITransformer model = trainer.Fit(TrainingPlan.View(data, plan.Learn, features, label), TrainingPlan.View(data, plan.HeldOut, features, label));
        progress?.Report(new TrainingProgress("models", 1, 1));
        return new MLNetClassifier(Name, plan.Parts(data, new MulticlassModel(model)));
    }

    private static bool CanLoad(string library) => NativeLibrary.TryLoad(library, typeof(LightGbmMulticlassTrainer).Assembly, searchPath: null, out _);

    private void EnsureAvailable()
    {
        if (!CanLoad(library))
        {
            throw new PlatformNotSupportedException(
                $"LightGBM's native library {library} cannot be loaded on {RuntimeInformation.RuntimeIdentifier}: it exists for x64 only, and on Linux it needs libgomp.");
        }
    }
}
