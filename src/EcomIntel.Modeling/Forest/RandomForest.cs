using System.Buffers;
using System.Collections.Immutable;

namespace EcomIntel.Modeling;

/// <summary>
/// A trained multi-class random forest. Its probabilities are the mean over trees of the leaf's smoothed class shares, calibrated
/// out of bag. A category that was not trained on counts
/// as missing; a missing value goes the way that the training learnt at each node. Immutable; safe for any thread; predicting one row allocates nothing.
/// </summary>
public sealed partial class RandomForest : IClassifier
{
    private readonly ForestTrees _trees;

    internal RandomForest(FeatureSchema schema, ImmutableArray<string> classes, ForestTrees trees, ForestCalibration calibration, OutOfBagScore outOfBag, ForestSettings settings)
    {
        Schema = schema;
        Classes = classes;
        _trees = trees;
        Calibration = calibration;
        OutOfBagScore = outOfBag;
        Settings = settings;
    }

    /// <inheritdoc/>
    public string Name => "RandomForest";

    /// <inheritdoc/>
    public FeatureSchema Schema { get; }

    /// <inheritdoc/>
    public ImmutableArray<string> Classes { get; }

    /// <summary>The number of trees.</summary>
    public int TreeCount => _trees.TreeCount;

    /// <summary>The number of leaves of all trees together.</summary>
    public int LeafCount => _trees.Arrays.Leaves.Count;

    /// <summary>What it was grown with.</summary>
    public ForestSettings Settings { get; }

    /// <summary>How the mean over trees becomes calibrated probabilities; <see cref="ForestCalibration.None"/> where that did not lower out-of-bag log-loss.</summary>
    public ForestCalibration Calibration { get; }

    /// <summary>
    /// How good it is on its training rows, each predicted by the trees that saw no row of its customer. Where leaf size or columns
    /// were chosen by it, it is a little too good.
    /// </summary>
    public OutOfBagScore OutOfBagScore { get; }

    // The constructor is given trees of classes only.
    private ClassLeaves Leaves => (ClassLeaves)_trees.Arrays.Leaves;

    /// <inheritdoc/>
    public void Predict(ReadOnlySpan<float> row, Span<double> probabilities)
    {
        if (row.Length < Schema.Count || probabilities.Length < Classes.Length)
        {
            throw new ArgumentException($"A row needs {Schema.Count} values and {Classes.Length} probabilities but there is room for {row.Length} and {probabilities.Length}.", nameof(row));
        }

        Span<double> ours = probabilities[..Classes.Length];
        (int codeBytes, int sumFloats) = _trees.RoomForOne;
        byte[] codes = ArrayPool<byte>.Shared.Rent(codeBytes);
        float[] sums = ArrayPool<float>.Shared.Rent(sumFloats);
        _trees.Predict(row[..Schema.Count], codes, sums, ours);
        ArrayPool<byte>.Shared.Return(codes);
        ArrayPool<float>.Shared.Return(sums);
        Calibration.Apply(ours, ours.Length);
    }

    /// <summary>Makes the same forest without calibration: its probabilities are the plain mean over trees.</summary>
    /// <returns>The forest, which shares its trees with this one.</returns>
    public RandomForest Uncalibrated() => new(Schema, Classes, _trees, ForestCalibration.None, OutOfBagScore, Settings);

    /// <inheritdoc/>
    public void PredictBatch(FeatureMatrix features, RowSet rows, Span<double> probabilities)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(rows);
        Schema.EnsureMatches(features.Schema);
        if (probabilities.Length < (long)rows.Count * Classes.Length)
        {
            throw new ArgumentException($"{rows.Count} rows of {Classes.Length} classes need more room than {probabilities.Length}.", nameof(probabilities));
        }

        ForestBatch.Predict(_trees, Calibration, Classes.Length, features, rows, probabilities);
    }
}
