using System.Collections.Immutable;

namespace EcomIntel;

/// <summary>Features by column: of the transactions of a dataset (<see cref="FeatureTable"/>), or of its customers at a moment (<see cref="FeatureSnapshot"/>). Immutable; safe for any thread.</summary>
public abstract class FeatureSet
{
    private protected FeatureSet(CommerceDataset dataset, FeaturePipeline pipeline, ImmutableArray<FeatureColumn> columns)
    {
        Dataset = dataset;
        Pipeline = pipeline;
        Columns = columns;
    }

    /// <summary>The dataset that the features were made from.</summary>
    public CommerceDataset Dataset { get; }

    /// <summary>The columns in the order of the pipeline, or of the selection.</summary>
    public ImmutableArray<FeatureColumn> Columns { get; }

    /// <summary>The columns' schema; it carries the pipeline that makes them.</summary>
    public FeatureSchema Schema => Pipeline.Schema;

    /// <summary>The number of rows.</summary>
    public abstract int RowCount { get; }

    /// <summary>The name of the identifier that stands first in files: <c>transaction_id</c> or <c>customer_id</c>.</summary>
    public abstract string RowIdName { get; }

    /// <summary>The identifier of each row.</summary>
    public abstract ReadOnlySpan<string> RowIds { get; }

    /// <summary>One column.</summary>
    /// <param name="name">The feature's name.</param>
    /// <returns>The column.</returns>
    /// <exception cref="ArgumentException">There is none of that name; the message lists those there are.</exception>
    public FeatureColumn this[string name] => Columns.FirstOrDefault(column => column.Name == name)
        ?? throw new ArgumentException($"There is no feature '{name}'. There are {string.Join(", ", Columns.Select(column => column.Name))}.", nameof(name));

    internal FeaturePipeline Pipeline { get; }

    /// <summary>Copies the features into the columns that models read.</summary>
    /// <returns>The matrix, row for row.</returns>
    public FeatureMatrix ToMatrix() => new(Schema, [.. Columns.Select(column => column.ToSingles())]);

    /// <summary>
    /// Writes the features as CSV in UTF-8: <see cref="RowIdName"/> first, then every feature; numbers invariant and such that they round-trip,
    /// categories by their level, nothing where a value is missing. An existing file is replaced.
    /// </summary>
    /// <param name="path">The file.</param>
    public void SaveCsv(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using StreamWriter writer = new(path);
        SaveCsv(writer);
    }

    /// <summary>Writes the features as CSV; see <see cref="SaveCsv(string)"/>.</summary>
    /// <param name="writer">Receives the text; it is not closed.</param>
    public void SaveCsv(TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        CsvRowWriter rows = new(writer);
        rows.Write(RowIdName);
        foreach (FeatureColumn column in Columns)
        {
            rows.Write(column.Name);
        }

        rows.EndRow();
        for (int row = 0; row < RowCount; row++)
        {
            rows.Write(RowIds[row]);
            foreach (FeatureColumn column in Columns)
            {
                column.WriteCsv(rows, row);
            }

            rows.EndRow();
        }
    }
}
