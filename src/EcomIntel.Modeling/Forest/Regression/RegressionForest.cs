using System.Buffers;

namespace EcomIntel.Modeling;

/// <summary>
/// A trained random forest of amounts: it predicts the mean over trees of the mean training amount in the row's leaf, and so nothing outside the amounts it was trained on. A category that was
/// not trained on counts as missing; a missing value goes the way that the training learnt at each node. Immutable; safe for any thread; predicting one row allocates nothing.
/// </summary>
public sealed partial class RegressionForest : IRegressor
{
    private readonly ForestTrees _trees;

    internal RegressionForest(FeatureSchema schema, double meanAmount, ForestTrees trees, RegressionOutOfBagScore outOfBag, ForestSettings settings)
    {
        Schema = schema;
        MeanAmount = meanAmount;
        _trees = trees;
        OutOfBagScore = outOfBag;
        Settings = settings;
    }

    /// <inheritdoc/>
    public string Name => "RegressionForest";

    /// <inheritdoc/>
    public FeatureSchema Schema { get; }

    /// <summary>The mean amount of the training rows.</summary>
    public double MeanAmount { get; }

    /// <summary>The number of trees.</summary>
    public int TreeCount => _trees.TreeCount;

    /// <summary>The number of leaves of all trees together.</summary>
    public int LeafCount => _trees.Arrays.Leaves.Count;

    /// <summary>What it was grown with.</summary>
    public ForestSettings Settings { get; }

    /// <summary>
    /// How good it is on its training rows, each predicted by the trees that saw no row of its customer. Where leaf size or columns
    /// were chosen by it, it is a little too good.
    /// </summary>
    public RegressionOutOfBagScore OutOfBagScore { get; }

    /// <inheritdoc/>
    public double Predict(ReadOnlySpan<float> row)
    {
        if (row.Length < Schema.Count)
        {
            throw new ArgumentException($"A row needs {Schema.Count} values but there are {row.Length}.", nameof(row));
        }

        Span<double> amount = stackalloc double[1];
        (int codeBytes, int sumFloats) = _trees.RoomForOne;
        byte[] codes = ArrayPool<byte>.Shared.Rent(codeBytes);
        float[] sums = ArrayPool<float>.Shared.Rent(sumFloats);
        _trees.Predict(row[..Schema.Count], codes, sums, amount);
        ArrayPool<byte>.Shared.Return(codes);
        ArrayPool<float>.Shared.Return(sums);
        return amount[0] + MeanAmount;
    }

    /// <inheritdoc/>
    public void PredictBatch(FeatureMatrix features, RowSet rows, Span<double> amounts)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(rows);
        Schema.EnsureMatches(features.Schema);
        if (amounts.Length < rows.Count)
        {
            throw new ArgumentException($"{rows.Count} rows need more room than {amounts.Length}.", nameof(amounts));
        }

        ForestBatch.Predict(_trees, ForestCalibration.None, classes: 1, features, rows, amounts);
        for (int i = 0; i < rows.Count; i++)
        {
            amounts[i] += MeanAmount;
        }
    }
}
