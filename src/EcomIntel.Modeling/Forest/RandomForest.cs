using System.Collections.Immutable;

namespace EcomIntel.Modeling;

/// <summary>
/// A trained multi-class random forest. Its probabilities are the mean over trees of the leaf's smoothed class shares. A category that was not trained on counts
/// as missing; a missing value goes the way that the training learnt at each node. Immutable; safe for any thread; predicting one row allocates nothing.
/// </summary>
public sealed partial class RandomForest : IClassifier
{
    private readonly ForestTrees _trees;

    internal RandomForest(FeatureSchema schema, ImmutableArray<string> classes, ForestTrees trees, OutOfBagScore outOfBag, ForestSettings settings)
    {
        Schema = schema;
        Classes = classes;
        _trees = trees;
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
    public int LeafCount => _trees.Arrays.LeafCounts.Length / Classes.Length;

    /// <summary>What it was grown with.</summary>
    public ForestSettings Settings { get; }

    /// <summary>
    /// How good it is on its training rows, each predicted by the trees that saw no row of its customer. Where leaf size or columns
    /// were chosen by it, it is a little too good.
    /// </summary>
    public OutOfBagScore OutOfBagScore { get; }

    /// <inheritdoc/>
    public void Predict(ReadOnlySpan<float> row, Span<double> probabilities)
    {
        if (row.Length < Schema.Count || probabilities.Length < Classes.Length)
        {
            throw new ArgumentException($"A row needs {Schema.Count} values and {Classes.Length} probabilities but there is room for {row.Length} and {probabilities.Length}.", nameof(row));
        }

        _trees.Predict(row[..Schema.Count], Schema.Count, probabilities[..Classes.Length]);
    }

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

        ForestBatch.Predict(_trees, Classes.Length, features, rows, probabilities);
    }
}
