using Microsoft.ML;
using Microsoft.ML.Trainers.FastTree;

namespace EcomIntel.Modeling.MLNet;

/// <summary>
/// ML.NET's tree learners behind the model contract, to compare with and to stand in for the random forest. The trainers are immutable and safe for any
/// thread; so are the models (<see cref="MLNetClassifier"/>). All see categories one-hot; a missing number counts as a value below the column's smallest, or as
/// its mean where none was missing in training. Each holds out a share of the customers (<see cref="MLNetTrainerOptions.HeldOutShare"/>), so that what
/// is fitted to them (calibration, when to stop) is not fitted to rows the trees have seen.
/// Weights of rows (<see cref="TrainingData.Weights"/>) count in trees and calibration. Classes without a row to learn from get the probability 0. The same seed and rows give the same model on any number of threads.
/// Training can be cancelled between classes (FastForest, FastTree), or before it begins (LightGBM).
/// </summary>
public static class MLNetTrainers
{
    /// <summary>FastForest: random forests of regression trees, one for each class against the rest, each calibrated by Platt's method on the customers held out, then normalised.</summary>
    /// <param name="options">How to train; null for the defaults.</param>
    /// <returns>The trainer.</returns>
    /// <exception cref="ArgumentException">An option is out of its range; all are listed.</exception>
    public static IClassifierTrainer FastForest(FastForestOptions? options = null)
    {
        options ??= new FastForestOptions();
        MLNetTrainerOptions.Validate(options);
        FastForestOptions copy = (FastForestOptions)options.Copy();
        return new OneVersusAllTrainer("FastForest", copy, (ml, weight) => ml.BinaryClassification.Trainers.FastForest(
            Configure(new FastForestBinaryTrainer.Options { FeatureFractionPerSplit = copy.FeatureShare }, copy, weight)));
    }

    /// <summary>FastTree: gradient boosted trees (MART), one model for each class against the rest, each calibrated by Platt's method on the customers held out, then normalised.</summary>
    /// <param name="options">How to train; null for the defaults.</param>
    /// <returns>The trainer.</returns>
    /// <exception cref="ArgumentException">An option is out of its range; all are listed.</exception>
    public static IClassifierTrainer FastTree(FastTreeOptions? options = null)
    {
        options ??= new FastTreeOptions();
        MLNetTrainerOptions.Validate(options);
        FastTreeOptions copy = (FastTreeOptions)options.Copy();
        return new OneVersusAllTrainer("FastTree", copy, (ml, weight) => ml.BinaryClassification.Trainers.FastTree(
            Configure(new FastTreeBinaryTrainer.Options { LearningRate = copy.LearningRate }, copy, weight)));
    }

    /// <summary>
    /// LightGBM: gradient boosted trees with one softmax over all classes, stopped once the log-loss of the customers held out no longer falls. It needs
    /// LightGBM's native library, which exists for x64 on Windows, Linux (with libgomp) and macOS.
    /// </summary>
    /// <param name="options">How to train; null for the defaults.</param>
    /// <returns>The trainer. Its <c>Train</c> throws <see cref="PlatformNotSupportedException"/> where the native library is absent; leaderboards show that as "not available here".</returns>
    /// <exception cref="ArgumentException">An option is out of its range; all are listed.</exception>
    public static IClassifierTrainer LightGbm(LightGbmOptions? options = null)
    {
        options ??= new LightGbmOptions();
        MLNetTrainerOptions.Validate(options);
        return new LightGbmTrainer((LightGbmOptions)options.Copy());
    }

    private static T Configure<T>(T settings, MLNetTrainerOptions options, string? weight)
        where T : TreeOptions
    {
        settings.ExampleWeightColumnName = weight;
        settings.NumberOfTrees = options.Trees;
        settings.NumberOfLeaves = options.Leaves;
        settings.MinimumExampleCountPerLeaf = options.MinLeafRows;
        settings.NumberOfThreads = options.Threads;
        settings.Seed = options.Seed;
        settings.FeatureSelectionSeed = options.Seed;
        settings.MemoryStatistics = false;
        return settings;
    }
}
