using System.Collections.Immutable;

namespace EcomIntel.Modeling;

/// <summary>
/// What any model predicts on average when one or two columns are set to a value in every row and the others stay as they are (Friedman, 2001). It averages
/// over rows that may not exist: where columns go together, such as a product and its price, or flags of one category, some of the combinations are impossible, and the mean is of no use
/// there. It tells what the model does, not what causes what. The same input gives the same numbers on any number of threads. Safe for any thread.
/// </summary>
public static class PartialDependence
{
    /// <summary>Sets one column.</summary>
    /// <param name="classifier">The model; for a calibrated one the probabilities are calibrated.</param>
    /// <param name="features">The features.</param>
    /// <param name="rows">The rows to average over. Each value costs one prediction of all of them: some thousands are enough.</param>
    /// <param name="column">The name of the column.</param>
    /// <param name="options">How to compute; null for the defaults.</param>
    /// <param name="progress">Told of each value (stage <c>partial dependence</c>), from the threads that compute; null for none.</param>
    /// <param name="cancellationToken">Stops the computation.</param>
    /// <returns>The mean probabilities by value and class.</returns>
    /// <exception cref="ArgumentException">There is no such column, no row, a row that is not in the features, or an option is out of its range.</exception>
    /// <exception cref="SchemaMismatchException">The features do not have the model's columns.</exception>
    /// <exception cref="OperationCanceledException">The computation was stopped.</exception>
    public static PartialDependenceTable Compute(
        IClassifier classifier,
        FeatureMatrix features,
        RowSet rows,
        string column,
        PartialDependenceOptions? options = null,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken cancellationToken = default) =>
        Compute(classifier, features, rows, [column], options, progress, cancellationToken);

    /// <summary>Sets two columns, to each combination of their values.</summary>
    /// <param name="classifier">The model; for a calibrated one the probabilities are calibrated.</param>
    /// <param name="features">The features.</param>
    /// <param name="rows">The rows to average over. Each combination costs one prediction of all of them: a thousand are enough for a look.</param>
    /// <param name="first">The name of a column.</param>
    /// <param name="second">The name of another column.</param>
    /// <param name="options">How to compute; null for the defaults.</param>
    /// <param name="progress">Told of each combination (stage <c>partial dependence</c>), from the threads that compute; null for none.</param>
    /// <param name="cancellationToken">Stops the computation.</param>
    /// <returns>The mean probabilities by both values and class.</returns>
    /// <exception cref="ArgumentException">
    /// There is no such column, both are the same, there is no row or one that is not in the features, or an option is out of its range.
    /// </exception>
    /// <exception cref="SchemaMismatchException">The features do not have the model's columns.</exception>
    /// <exception cref="OperationCanceledException">The computation was stopped.</exception>
    public static PartialDependenceTable ComputePair(
        IClassifier classifier,
        FeatureMatrix features,
        RowSet rows,
        string first,
        string second,
        PartialDependenceOptions? options = null,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        if (first == second)
        {
            throw new ArgumentException($"The column '{first}' is given twice.", nameof(second));
        }

        return Compute(classifier, features, rows, [first, second], options, progress, cancellationToken);
    }

    private static PartialDependenceTable Compute(
        IClassifier classifier,
        FeatureMatrix features,
        RowSet rows,
        string[] columns,
        PartialDependenceOptions? options,
        IProgress<TrainingProgress>? progress,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(classifier);
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(rows);
        options ??= new PartialDependenceOptions();
        ThrowIfOutOfRange(options);
        classifier.Schema.EnsureMatches(features.Schema);
        ThrowIfNotRows(features, rows);
        FeatureMatrix taken = PartialDependenceRun.Take(features, rows);
        int[] fields = Array.ConvertAll(columns, column => FieldOf(features.Schema, column));
        ImmutableArray<PartialDependenceAxis> axes =
            [.. fields.Select(field => PartialDependenceAxis.Of(features.Schema.Fields[field], taken.Column(field), options.GridPoints))];
        PartialDependenceRun run = new(classifier, taken, fields, axes);
        return new PartialDependenceTable(axes, classifier.Classes, run.Means(options.MaxDegreeOfParallelism, progress, cancellationToken));
    }

    private static int FieldOf(FeatureSchema schema, string column)
    {
        ArgumentNullException.ThrowIfNull(column);
        int field = schema.IndexOf(column);
        return field >= 0
            ? field
            : throw new ArgumentException($"There is no column '{column}'. The columns are '{string.Join("', '", schema.Fields.Select(each => each.Name))}'.", nameof(column));
    }

    private static void ThrowIfNotRows(FeatureMatrix features, RowSet rows)
    {
        if (rows.Count == 0)
        {
            throw new ArgumentException("There is no row to average over.", nameof(rows));
        }

        if (rows.Rows[^1] >= features.RowCount)
        {
            throw new ArgumentException($"Row {rows.Rows[^1]} is not in the features, which have {features.RowCount} rows.", nameof(rows));
        }
    }

    private static void ThrowIfOutOfRange(PartialDependenceOptions options)
    {
        if (options.GridPoints < 2)
        {
            throw new ArgumentException($"GridPoints must be at least 2 but is {options.GridPoints}.", nameof(options));
        }

        if (options.MaxDegreeOfParallelism is 0 or < -1)
        {
            throw new ArgumentException($"MaxDegreeOfParallelism must be -1 (all cores) or at least 1 but is {options.MaxDegreeOfParallelism}.", nameof(options));
        }
    }
}
