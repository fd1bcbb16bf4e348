using System.Collections.Immutable;

namespace EcomIntel;

/// <summary>
/// Features with the class that is to be predicted. Its rows are those of the table it was made from, so that one <see cref="RowSet"/>
/// serves both; rows without a class (label −1) are skipped by trainers and evaluations. Immutable once made; safe for any thread.
/// </summary>
public sealed class TrainingData
{
    // Sums of squares must stay within the range of numbers.
    private const float MaxWeight = 1e12f;

    private readonly int[] _labels;
    private readonly int[] _groups;
    private readonly float[] _weights = [];
    private readonly LabelWindows? _windows;

    /// <summary>Makes training data over the given arrays, which are not copied and must not be changed afterwards.</summary>
    /// <param name="features">What the prediction is made from.</param>
    /// <param name="classes">The names of the classes in the order of their labels; each once.</param>
    /// <param name="labels">For each row its class, counted from 0, or −1 for none.</param>
    /// <param name="groups">
    /// For each row the customer it belongs to, counted from 0, or −1 for a row on its own; empty where rows are independent. Rows of a customer stay together.
    /// </param>
    /// <exception cref="ArgumentException">Lengths differ, a class stands twice, or a label is out of range.</exception>
    public TrainingData(FeatureMatrix features, ImmutableArray<string> classes, int[] labels, int[]? groups = null)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(labels);
        if (labels.Length != features.RowCount || (groups is { Length: > 0 } && groups.Length != features.RowCount))
        {
            throw new ArgumentException($"There are {features.RowCount} rows of features but {labels.Length} labels and {groups?.Length ?? 0} groups.", nameof(labels));
        }

        if (classes.Distinct(StringComparer.Ordinal).Count() != classes.Length)
        {
            throw new ArgumentException("A class stands twice.", nameof(classes));
        }

        foreach (int label in labels)
        {
            if (label < -1 || label >= classes.Length)
            {
                throw new ArgumentException($"The label {label} is not one of the {classes.Length} classes.", nameof(labels));
            }
        }

        Features = features;
        Classes = classes;
        _labels = labels;
        _groups = groups ?? [];
    }

    internal TrainingData(FeatureMatrix features, ImmutableArray<string> classes, int[] labels, int[] groups, LabelWindows? windows)
        : this(features, classes, labels, groups) => _windows = windows;

    private TrainingData(TrainingData data, float[] weights)
    {
        Features = data.Features;
        Classes = data.Classes;
        _labels = data._labels;
        _groups = data._groups;
        _weights = weights;
        _windows = data._windows;
    }

    /// <summary>What the prediction is made from.</summary>
    public FeatureMatrix Features { get; }

    /// <summary>The columns' schema.</summary>
    public FeatureSchema Schema => Features.Schema;

    /// <summary>The names of the classes in the order of their labels.</summary>
    public ImmutableArray<string> Classes { get; }

    /// <summary>The number of rows, those without a class included.</summary>
    public int RowCount => Features.RowCount;

    /// <summary>For each row its class, counted from 0, or −1 for none.</summary>
    public ReadOnlySpan<int> Labels => _labels;

    /// <summary>For each row its customer, counted from 0, or −1 for a row on its own; empty where rows are independent.</summary>
    public ReadOnlySpan<int> Groups => _groups;

    /// <summary>For each row how much it counts in training, 1 being one row; empty where each counts once.</summary>
    public ReadOnlySpan<float> Weights => _weights;

    /// <summary>How far after a row its class is decided; null where it is part of the row, or the data was made of arrays.</summary>
    public TimeSpan? Horizon => _windows?.Horizon;

    /// <summary>
    /// Refuses rows to score whose classes share time with those trained on: of one customer, less than <see cref="Horizon"/> apart. Evaluations and leaderboards ask it
    /// themselves; without a horizon all rows are apart.
    /// </summary>
    /// <param name="trainedOn">The rows that were trained on.</param>
    /// <param name="scored">The rows to score.</param>
    /// <exception cref="LeakageException">Windows overlap; the message says in how many places.</exception>
    public void EnsureApart(RowSet trainedOn, RowSet scored)
    {
        ArgumentNullException.ThrowIfNull(trainedOn);
        ArgumentNullException.ThrowIfNull(scored);
        _windows?.EnsureApart(trainedOn, scored, row => _labels[row] >= 0);
    }

    /// <summary>
    /// Makes the same data with a weight for each row, which multiplies what the row counts in training: 2 is the row twice, 0 is without the row. Evaluation, its baselines and explanation count every row once.
    /// </summary>
    /// <param name="weights">One weight for each row, from 0 to 1E+12; not copied, and must not be changed afterwards.</param>
    /// <returns>The data, which shares features, labels and groups with this one.</returns>
    /// <exception cref="ArgumentException">There are more or fewer weights than rows, or one is out of range.</exception>
    public TrainingData WithWeights(float[] weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        if (weights.Length != RowCount)
        {
            throw new ArgumentException($"There are {RowCount} rows but {weights.Length} weights.", nameof(weights));
        }

        for (int row = 0; row < weights.Length; row++)
        {
            if (weights[row] is not (>= 0 and <= MaxWeight))
            {
                throw new ArgumentException($"The weight of row {row} must be from 0 to 1E+12 but is {weights[row]}.", nameof(weights));
            }
        }

        return new TrainingData(this, weights);
    }
}
