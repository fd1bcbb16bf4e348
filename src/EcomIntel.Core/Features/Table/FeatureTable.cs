using System.Collections.Immutable;

namespace EcomIntel;

/// <summary>Features by column, one row for each transaction of the dataset they were made from, in its order. Immutable; safe for any thread.</summary>
public sealed class FeatureTable : FeatureSet
{
    internal FeatureTable(CommerceDataset dataset, FeaturePipeline pipeline, ImmutableArray<FeatureColumn> columns)
        : base(dataset, pipeline, columns)
    {
    }

    /// <inheritdoc/>
    public override string RowIdName => Field.TransactionId.Name;

    /// <inheritdoc/>
    public override ReadOnlySpan<string> RowIds => Dataset.Transactions.Ids;

    /// <inheritdoc/>
    public override int RowCount => Dataset.Transactions.Count;

    /// <summary>Keeps the features that are known from nothing but the given sources.</summary>
    /// <param name="knownFrom">The sources, such as <see cref="Known.BeforePurchase"/>.</param>
    /// <returns>A table that shares the kept columns.</returns>
    /// <exception cref="ArgumentException">No feature is left.</exception>
    public FeatureTable Select(Known knownFrom) => Keep(Pipeline.Select(knownFrom));

    /// <summary>Keeps the named features, in the given order.</summary>
    /// <param name="names">The features' names, each once.</param>
    /// <returns>A table that shares the kept columns.</returns>
    /// <exception cref="ArgumentException">A name is unknown or stands twice, or there is none.</exception>
    public FeatureTable Select(params string[] names) => Keep(Pipeline.Select(names));

    /// <summary>Makes training data for a target. Its groups are the dataset's customers.</summary>
    /// <param name="target">What is to be predicted.</param>
    /// <param name="allow">Features that may be used although the target does not allow what they are known from.</param>
    /// <returns>The training data, row for row.</returns>
    /// <exception cref="LeakageException">A feature that is not allowed would tell the target; the message lists every one.</exception>
    /// <exception cref="ArgumentException">An allowed name is not in the table.</exception>
    /// <exception cref="EcomIntelException">No row has a class.</exception>
    public TrainingData ForTarget(Target target, params string[] allow)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(allow);
        LeakGuard.Check(target.Name, target.Horizon, Columns, allow);
        CategoryColumn labels = target.Label(Dataset);
        return !labels.Codes.ContainsAnyExcept(CategoryColumn.Missing)
            ? throw new EcomIntelException($"No row has a class of '{target.Name}'. {Check(target.Horizon, "products with categories")}")
            : new TrainingData(ToMatrix(), labels.Levels, labels.Codes.ToArray(), Dataset.Transactions.Customers.ToArray(), LabelWindows.Of(Dataset, target.Horizon));
    }

    /// <summary>Makes regression data for an amount. Its groups are the dataset's customers.</summary>
    /// <param name="target">What is to be predicted.</param>
    /// <param name="allow">Features that may be used although the target does not allow what they are known from.</param>
    /// <returns>The regression data, row for row.</returns>
    /// <exception cref="LeakageException">A feature that is not allowed would tell the target; the message lists every one.</exception>
    /// <exception cref="ArgumentException">An allowed name is not in the table.</exception>
    /// <exception cref="EcomIntelException">No row has an amount.</exception>
    public RegressionData ForAmount(AmountTarget target, params string[] allow)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(allow);
        LeakGuard.Check(target.Name, target.Horizon, Columns, allow);
        double[] amounts = target.Amounts(Dataset);
        return Array.TrueForAll(amounts, double.IsNaN)
            ? throw new EcomIntelException($"No row has an amount of '{target.Name}'. {Check(target.Horizon, "totals")}")
            : new RegressionData(ToMatrix(), amounts, Dataset.Transactions.Customers.ToArray(), LabelWindows.Of(Dataset, target.Horizon));
    }

    private static string Check(TimeSpan? horizon, string content) => horizon is { } ahead
        ? $"Check that sales to known customers happened {Window.Of(ahead)} before the newest transaction, or the target's function."
        : $"Check that the data has {content}, or the target's function.";

    private FeatureTable Keep(FeaturePipeline kept) => new(Dataset, kept, [.. kept.Definitions.Select(definition => this[definition.Name])]);
}
