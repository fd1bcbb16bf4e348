using System.Collections.Immutable;

namespace EcomIntel;

/// <summary>Features by column, one row for each transaction of the dataset they were made from, in its order. Immutable; safe for any thread.</summary>
public sealed class FeatureTable
{
    private readonly FeaturePipeline _pipeline;

    internal FeatureTable(CommerceDataset dataset, FeaturePipeline pipeline, ImmutableArray<FeatureColumn> columns)
    {
        Dataset = dataset;
        _pipeline = pipeline;
        Columns = columns;
    }

    /// <summary>The dataset that the features were made from.</summary>
    public CommerceDataset Dataset { get; }

    /// <summary>The columns in the order of the pipeline, or of the selection.</summary>
    public ImmutableArray<FeatureColumn> Columns { get; }

    /// <summary>The columns' schema; it carries the pipeline that makes them.</summary>
    public FeatureSchema Schema => _pipeline.Schema;

    /// <summary>The number of rows.</summary>
    public int RowCount => Dataset.Transactions.Count;

    /// <summary>One column.</summary>
    /// <param name="name">The feature's name.</param>
    /// <returns>The column.</returns>
    /// <exception cref="ArgumentException">There is none of that name; the message lists those there are.</exception>
    public FeatureColumn this[string name] => Columns.FirstOrDefault(column => column.Name == name)
        ?? throw new ArgumentException($"There is no feature '{name}'. There are {string.Join(", ", Columns.Select(column => column.Name))}.", nameof(name));

    /// <summary>Keeps the features that are known from nothing but the given sources.</summary>
    /// <param name="knownFrom">The sources, such as <see cref="Known.BeforePurchase"/>.</param>
    /// <returns>A table that shares the kept columns.</returns>
    /// <exception cref="ArgumentException">No feature is left.</exception>
    public FeatureTable Select(Known knownFrom)
    {
        ImmutableArray<FeatureColumn> kept = [.. Columns.Where(column => (column.Field.KnownFrom & ~knownFrom) == Known.None)];
        return kept.IsEmpty ? throw new ArgumentException($"No feature is known from {knownFrom} alone.", nameof(knownFrom)) : Keep(kept);
    }

    /// <summary>Keeps the named features, in the given order.</summary>
    /// <param name="names">The features' names, each once.</param>
    /// <returns>A table that shares the kept columns.</returns>
    /// <exception cref="ArgumentException">A name is unknown or stands twice, or there is none.</exception>
    public FeatureTable Select(params string[] names)
    {
        ArgumentNullException.ThrowIfNull(names);
        if (names.Length == 0 || names.Distinct(StringComparer.Ordinal).Count() != names.Length)
        {
            throw new ArgumentException($"Select at least one feature, and each once; asked for were [{string.Join(", ", names)}].", nameof(names));
        }

        return Keep([.. names.Select(name => this[name])]);
    }

    /// <summary>Makes training data for a target. Its groups are the dataset's customers.</summary>
    /// <param name="target">What is to be predicted.</param>
    /// <param name="allow">Features that may be used although they are known from the purchase or the future.</param>
    /// <returns>The training data, row for row.</returns>
    /// <exception cref="LeakageException">A feature that is not allowed would tell the target; the message lists every one.</exception>
    /// <exception cref="ArgumentException">An allowed name is not in the table.</exception>
    /// <exception cref="EcomIntelException">No row has a class.</exception>
    public TrainingData ForTarget(Target target, params string[] allow)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(allow);
        LeakGuard.Check(target, Columns, allow);
        CategoryColumn labels = target.Label(Dataset);
        return labels.Levels.IsEmpty
            ? throw new EcomIntelException($"No row has a class of '{target.Name}'. Check that the data has products with categories, or the target's function.")
            : new TrainingData(ToMatrix(), labels.Levels, labels.Codes.ToArray(), Dataset.Transactions.Customers.ToArray());
    }

    /// <summary>Copies the features into the columns that models read.</summary>
    /// <returns>The matrix, row for row.</returns>
    public FeatureMatrix ToMatrix() => new(Schema, [.. Columns.Select(column => column.ToSingles())]);

    /// <summary>
    /// Writes the table as CSV in UTF-8: <c>transaction_id</c> first, then every feature; rows in the dataset's order, numbers invariant and such
    /// that they round-trip, categories by their level, nothing where a value is missing. An existing file is replaced.
    /// </summary>
    /// <param name="path">The file.</param>
    public void SaveCsv(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using StreamWriter writer = new(path);
        SaveCsv(writer);
    }

    /// <summary>Writes the table as CSV; see <see cref="SaveCsv(string)"/>.</summary>
    /// <param name="writer">Receives the text; it is not closed.</param>
    public void SaveCsv(TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        CsvRowWriter rows = new(writer);
        rows.Write("transaction_id");
        foreach (FeatureColumn column in Columns)
        {
            rows.Write(column.Name);
        }

        rows.EndRow();
        for (int row = 0; row < RowCount; row++)
        {
            rows.Write(Dataset.Transactions.Ids[row]);
            foreach (FeatureColumn column in Columns)
            {
                column.WriteCsv(rows, row);
            }

            rows.EndRow();
        }
    }

    private FeatureTable Keep(ImmutableArray<FeatureColumn> columns) => new(Dataset, _pipeline.Select(columns.Select(column => column.Name)), columns);
}
