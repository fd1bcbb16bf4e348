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
        return new FeatureTable(dataset, this, BatchEngine.Compute(Compile(), new BatchContext(dataset, dataset.Transactions, Calendar, options)));
    }

    /// <summary>Says of every feature what it is: type, unit, meaning, formula, source, and when it is missing.</summary>
    /// <returns>The descriptions, as a table and as JSON; after <see cref="Fit"/> with what was learned.</returns>
    public PipelineDescription Describe() => new(this);

    /// <summary>Computes the features of every customer as of a moment: what a row of theirs at that moment would have, from the events strictly before it.</summary>
    /// <param name="dataset">The whole history, in any order.</param>
    /// <param name="asOf">The moment.</param>
    /// <param name="maxDegreeOfParallelism">The most threads to use; −1, the default, for all cores. The result does not depend on it.</param>
    /// <param name="cancellationToken">Gives the work up between columns.</param>
    /// <returns>The features, one row for each customer of the dataset, those without a past included.</returns>
    /// <exception cref="InvalidOperationException">The pipeline is not fitted.</exception>
    /// <exception cref="LeakageException">A feature is known from a purchase or from the future, which a moment does not have; the message lists every one.</exception>
    /// <exception cref="SchemaMismatchException">The dataset's attributes are not those the pipeline was fitted with.</exception>
    /// <exception cref="PipelineDefinitionException">A custom feature has no function.</exception>
    /// <exception cref="OverflowException">A sum does not fit a money column; the message names the customer.</exception>
    public FeatureSnapshot Snapshot(CommerceDataset dataset, DateTimeOffset asOf, int maxDegreeOfParallelism = -1, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ThrowIfNotFitted();
        LeakGuard.CheckSnapshot(Schema);
        ParallelOptions options = new() { MaxDegreeOfParallelism = maxDegreeOfParallelism, CancellationToken = cancellationToken };
        TransactionTable rows = SnapshotRows.Of(dataset.Customers, asOf);
        return new FeatureSnapshot(dataset, this, asOf, rows.IdColumn.Values, BatchEngine.Compute(Compile(), new BatchContext(dataset, rows, Calendar, options)));
    }

    /// <summary>Keeps the features that are known from nothing but the given sources.</summary>
    /// <param name="knownFrom">The sources, such as <see cref="Known.BeforePurchase"/>.</param>
    /// <returns>A pipeline of the kept features, with what was learned.</returns>
    /// <exception cref="ArgumentException">No feature is left.</exception>
    public FeaturePipeline Select(Known knownFrom)
    {
        ImmutableArray<FeatureDefinition> kept = [.. Definitions.Where(definition => (definition.KnownFrom & ~knownFrom) == Known.None)];
        return kept.IsEmpty ? throw new ArgumentException($"No feature is known from {knownFrom} alone.", nameof(knownFrom)) : Keep(kept);
    }

    /// <summary>Keeps the named features, in the given order.</summary>
    /// <param name="names">The features' names, each once.</param>
    /// <returns>A pipeline of the kept features, with what was learned.</returns>
    /// <exception cref="ArgumentException">A name is unknown or stands twice, or there is none.</exception>
    public FeaturePipeline Select(params string[] names)
    {
        ArgumentNullException.ThrowIfNull(names);
        if (names.Length == 0 || names.Distinct(StringComparer.Ordinal).Count() != names.Length)
        {
            throw new ArgumentException($"Select at least one feature, and each once; asked for were [{string.Join(", ", names)}].", nameof(names));
        }

        return Keep([.. names.Select(name => Definitions.FirstOrDefault(definition => definition.Name == name)
            ?? throw new ArgumentException($"There is no feature '{name}'. There are {string.Join(", ", Definitions.Select(definition => definition.Name))}.", nameof(names)))]);
    }

    /// <summary>Writes the pipeline with what it learned; of custom features only the declaration. See docs/features.md for the format.</summary>
    /// <returns>The JSON text.</returns>
    public string ToJson() => PipelineJson.Write(this);

    internal FeaturePlan Compile()
    {
        PipelineMistakes.ThrowIfAnyFunctionIsMissing(FeaturePlan.WithOperands(Definitions), _functions);
        return new FeaturePlan(Definitions, _functions);
    }

    /// <summary>The same features, with the functions of another pipeline.</summary>
    internal FeaturePipeline WithFunctionsOf(FeaturePipeline other)
    {
        IEnumerable<By> keys = FeaturePlan.WithOperands(other.Definitions).Select(definition => definition.Aggregate?.By).OfType<By>();
        Dictionary<string, By> custom = keys.Where(by => by.Kind == ByKind.Custom).DistinctBy(by => by.Name).ToDictionary(by => by.Name, StringComparer.Ordinal);
        return new FeaturePipeline(TimeZone, [.. Definitions.Select(definition => definition.With(custom))], other._functions);
    }

    private FeaturePipeline Keep(ImmutableArray<FeatureDefinition> definitions) => new(TimeZone, definitions, _functions);

    private void ThrowIfNotFitted()
    {
        if (!IsFitted)
        {
            string names = string.Join(", ", Definitions.Where(definition => !definition.IsFitted).Select(definition => $"'{definition.Name}'"));
            throw new InvalidOperationException($"The pipeline is not fitted, and {names} must be learned from training rows. Call Fit and use the pipeline it returns.");
        }
    }
}
