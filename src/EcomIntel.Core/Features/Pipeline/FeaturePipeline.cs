using System.Collections.Immutable;

namespace EcomIntel;

/// <summary>
/// A validated set of feature definitions, with what was learned for them from training rows. The same definitions run over a whole dataset
/// (<see cref="Transform"/>) and event by event (<see cref="OnlineFeatures"/>) and give the same numbers. Immutable; safe for any thread.
/// </summary>
public sealed class FeaturePipeline
{
    private readonly FeatureFunctions _functions;
    private readonly Lazy<FeatureSchema> _schema;

    internal FeaturePipeline(string timeZone, ImmutableArray<FeatureDefinition> definitions, FeatureFunctions functions)
    {
        Calendar = LocalCalendar.For(timeZone);
        TimeZone = timeZone;
        Definitions = definitions;
        _functions = functions;
        _schema = new Lazy<FeatureSchema>(() => new FeatureSchema(Definitions.Select(definition => definition.Field), this));
    }

    /// <summary>The IANA name of the zone that hours, weekdays and months are taken in.</summary>
    public string TimeZone { get; }

    /// <summary>The features in column order.</summary>
    public ImmutableArray<FeatureDefinition> Definitions { get; }

    /// <summary>Whether nothing is left to be learned: from the start where no feature learns, else after <see cref="Fit"/>.</summary>
    public bool IsFitted => Definitions.All(definition => definition.IsFitted);

    /// <summary>The columns that the pipeline makes; the schema carries the pipeline along.</summary>
    /// <exception cref="InvalidOperationException">The pipeline is not fitted.</exception>
    public FeatureSchema Schema
    {
        get
        {
            ThrowIfNotFitted();
            return _schema.Value;
        }
    }

    internal LocalCalendar Calendar { get; }

    /// <summary>Reads a pipeline that <see cref="ToJson"/> wrote.</summary>
    /// <param name="json">The text.</param>
    /// <param name="functions">
    /// The functions of custom features and keys; null for none. Any not given is missed when features are to be computed, all in one error.
    /// </param>
    /// <returns>The pipeline, fitted if the written one was.</returns>
    /// <exception cref="ModelFormatException">The text is not such a pipeline, or of a newer version.</exception>
    /// <exception cref="PipelineDefinitionException">The definitions have mistakes; the message lists them all.</exception>
    public static FeaturePipeline FromJson(string json, FeatureFunctions? functions = null)
    {
        ArgumentNullException.ThrowIfNull(json);
        return PipelineJson.Read(json, functions);
    }

    /// <summary>Learns quantile edges, category levels and the kinds of attributes.</summary>
    /// <param name="dataset">The whole history.</param>
    /// <param name="trainingRows">The rows to learn from; nothing else is looked at.</param>
    /// <returns>A new pipeline that holds what was learned. What an earlier fit learned is replaced.</returns>
    /// <exception cref="PipelineDefinitionException">The dataset lacks an attribute, or no training row has what is to be learned; the message lists all.</exception>
    /// <exception cref="ArgumentException">There are no training rows, or they are not rows of the dataset.</exception>
    public FeaturePipeline Fit(CommerceDataset dataset, RowSet trainingRows)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentNullException.ThrowIfNull(trainingRows);
        if (trainingRows.Count == 0 || trainingRows.Rows[^1] >= dataset.Transactions.Count)
        {
            throw new ArgumentException(
                $"There are {trainingRows.Count} training rows of {dataset.Transactions.Count} transactions. Give at least one row, and rows of this dataset.", nameof(trainingRows));
        }

        return new FeaturePipeline(TimeZone, PipelineFitting.Fit(Definitions, dataset, trainingRows), _functions);
    }

    /// <summary>
    /// Computes the features of every row. Give the whole history, so that test rows see training rows as their past. Returns and
    /// cancellations get features too, but are nobody's past.
    /// </summary>
    /// <param name="dataset">The whole history, in any order.</param>
    /// <param name="maxDegreeOfParallelism">The most threads to use; −1, the default, for all cores. The result does not depend on it.</param>
    /// <param name="cancellationToken">Gives the work up between columns.</param>
    /// <returns>The features, row for row.</returns>
    /// <exception cref="InvalidOperationException">The pipeline is not fitted.</exception>
    /// <exception cref="SchemaMismatchException">The dataset's attributes are not those the pipeline was fitted with.</exception>
    /// <exception cref="LeakageException">A custom feature or key read what it is not declared known from.</exception>
    /// <exception cref="PipelineDefinitionException">Custom features or keys came without their functions; the message lists them all.</exception>
    /// <exception cref="OverflowException">A sum does not fit a money column; the message names the row.</exception>
    public FeatureTable Transform(CommerceDataset dataset, int maxDegreeOfParallelism = -1, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ThrowIfNotFitted();
        ParallelOptions options = new() { MaxDegreeOfParallelism = maxDegreeOfParallelism, CancellationToken = cancellationToken };
        return new FeatureTable(dataset, this, BatchEngine.Compute(Compile(), new BatchContext(dataset, Calendar, options)));
    }

    /// <summary>Writes the pipeline with what it learned; of custom features only the declaration. See docs/features.md for the format.</summary>
    /// <returns>The JSON text.</returns>
    public string ToJson() => PipelineJson.Write(this);

    internal ImmutableArray<Feature> Compile()
    {
        PipelineMistakes.ThrowIfAnyFunctionIsMissing(Definitions, _functions);
        return [.. Definitions.Select(definition => FeatureCompiler.Compile(definition, _functions.Feature(definition.Name)))];
    }

    internal FeaturePipeline Select(IEnumerable<string> names) =>
        new(TimeZone, [.. names.Select(name => Definitions.Single(definition => definition.Name == name))], _functions);

    private void ThrowIfNotFitted()
    {
        if (!IsFitted)
        {
            string names = string.Join(", ", Definitions.Where(definition => !definition.IsFitted).Select(definition => $"'{definition.Name}'"));
            throw new InvalidOperationException($"The pipeline is not fitted, and {names} must be learned from training rows. Call Fit and use the pipeline it returns.");
        }
    }
}
