using System.Collections.Immutable;

namespace EcomIntel.Modeling;

/// <summary>
/// Measures what each column is worth to any model: by how much the log-loss of held-out rows rises when the column's values are exchanged (Breiman, 2001;
/// Fisher, Rudin and Dominici, 2019), with customers kept together. The model predicts each of a column's levels once, so that permutations cost next to nothing.
/// Columns that say the same share their worth, unless they are measured together (<see cref="PermutationOptions.Groups"/>). The same input and options give the same numbers on any number of threads. Safe for any thread.
/// </summary>
public static class PermutationImportance
{
    /// <summary>Measures.</summary>
    /// <param name="classifier">The model.</param>
    /// <param name="data">Features and true classes.</param>
    /// <param name="rows">Rows the model was not trained on, best of customers it has not seen; those without a class are skipped.</param>
    /// <param name="options">How to measure; null for the defaults.</param>
    /// <param name="progress">Told of each column (stage <c>importance</c>); null for none.</param>
    /// <param name="cancellationToken">Stops the measurement.</param>
    /// <returns>One result for each column or group of columns, in the order of the schema; a group stands where its first column does.</returns>
    /// <exception cref="ArgumentException">No row has a class, a named column does not exist or is in two groups, the model has other classes, or an option is out of its range.</exception>
    /// <exception cref="SchemaMismatchException">The data does not have the model's columns.</exception>
    /// <exception cref="OperationCanceledException">The measurement was stopped.</exception>
    public static ImmutableArray<ColumnImportance> Compute(
        IClassifier classifier,
        TrainingData data,
        RowSet rows,
        PermutationOptions? options = null,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(classifier);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(rows);
        options ??= new PermutationOptions();
        ThrowIfOutOfRange(options);
        TrainingRows.ThrowIfOtherClasses(classifier, data);
        int[][] columns = ImportanceColumns.Of(data.Schema, options);
        TrainingData held = TrainingRows.Extract(data, rows);
        if (held.RowCount == 0)
        {
            throw new ArgumentException($"None of the {rows.Count} rows has a class.", nameof(rows));
        }

        ImportanceRun run = new(classifier, held, options, cancellationToken);
        ImmutableArray<ColumnImportance>.Builder results = ImmutableArray.CreateBuilder<ColumnImportance>(columns.Length);
        foreach (int[] fields in columns)
        {
            results.Add(run.Measure(fields));
            progress?.Report(new TrainingProgress("importance", results.Count, columns.Length));
        }

        return results.MoveToImmutable();
    }

    private static void ThrowIfOutOfRange(PermutationOptions options)
    {
        if (options.Permutations < 1)
        {
            throw new ArgumentException($"Permutations must be at least 1 but is {options.Permutations}.", nameof(options));
        }

        if (options.MaxLevels < 2)
        {
            throw new ArgumentException($"MaxLevels must be at least 2 but is {options.MaxLevels}.", nameof(options));
        }

        if (options.MaxDegreeOfParallelism is 0 or < -1)
        {
            throw new ArgumentException($"MaxDegreeOfParallelism must be -1 (all cores) or at least 1 but is {options.MaxDegreeOfParallelism}.", nameof(options));
        }
    }
}
