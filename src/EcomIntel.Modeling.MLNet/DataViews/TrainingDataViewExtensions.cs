using Microsoft.ML;

namespace EcomIntel.Modeling.MLNet;

/// <summary>Training data as ML.NET reads it, and back. Safe for any thread.</summary>
public static class TrainingDataViewExtensions
{
    /// <summary>
    /// Shows some rows of a table as an <see cref="IDataView"/> with the columns <c>Features</c>, <c>Label</c> and, where rows belong to
    /// customers, <c>Group</c>, and where they have weights, <c>Weight</c> (<see cref="MLNetColumns"/>). Rows are not copied: a cursor writes each into its reader's own buffer.
    /// A number takes one slot (NaN where it is missing), a category one slot for each level (<c>location.Accra</c>; all 0 where it is missing),
    /// marked as categorical slots for trainers that split on sets. Rows without a class have a missing label.
    /// </summary>
    /// <param name="data">Features and classes; must not be changed while the view is in use.</param>
    /// <param name="ml">The caller's context; the view belongs to its chain. Nothing of it is changed.</param>
    /// <param name="rows">Which rows; they come in ascending order.</param>
    /// <returns>The view; it can be read any number of times, from any thread.</returns>
    /// <exception cref="ArgumentException">A row is beyond the table.</exception>
    public static IDataView ToDataView(this TrainingData data, MLContext ml, RowSet rows)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(ml);
        ArgumentNullException.ThrowIfNull(rows);
        if (rows.Count > 0 && rows.Rows[^1] >= data.RowCount)
        {
            throw new ArgumentException($"Row {rows.Rows[^1]} is beyond the table's {data.RowCount} rows. Use rows of the same table.", nameof(rows));
        }

        List<ViewColumn> columns = [new FeaturesColumn(data.Features, new SlotLayout(data.Schema)), new ClassKeyColumn(data, [.. Enumerable.Range(0, data.Classes.Length)])];
        if (!data.Groups.IsEmpty)
        {
            columns.Add(new GroupColumn(data));
        }

        if (!data.Weights.IsEmpty)
        {
            columns.Add(new WeightColumn(data));
        }

        return new TrainingDataView(rows, [.. columns]);
    }

    /// <summary>
    /// Reads an <see cref="IDataView"/> into training data, in one pass. Slots that ML.NET marks as those of one category become one categorical
    /// field, as does everything that <paramref name="schema"/> says; every other slot is a number of its own, named after the slot.
    /// </summary>
    /// <param name="view">A view with a feature vector of known size and a label that is a key with key values (made by <c>MapValueToKey</c>, for example).</param>
    /// <param name="schema">The schema the vector was made from by <see cref="ToDataView"/>; null to take it from the view. Normalising drops ML.NET's marks of categories, so give it then. Its pipeline is not taken along: the chain may have changed what the pipeline makes.</param>
    /// <param name="labelColumnName">The label's column; <c>Label</c> by default.</param>
    /// <param name="featureColumnName">The features' column; <c>Features</c> by default.</param>
    /// <param name="groupColumnName">A key column of customers; <c>Group</c> by default. Rows are taken as independent where the view has no such column.</param>
    /// <param name="weightColumnName">A column of <see cref="float"/> that says how much each row counts in training; null (the default) where each counts once.</param>
    /// <returns>The training data, one row for each row of the view.</returns>
    /// <exception cref="ArgumentException">A column is absent or of another type, the vector is not as long as the schema needs, or a weight is out of range.</exception>
    public static TrainingData ToTrainingData(
        this IDataView view,
        FeatureSchema? schema = null,
        string labelColumnName = MLNetColumns.Label,
        string featureColumnName = MLNetColumns.Features,
        string groupColumnName = MLNetColumns.Group,
        string? weightColumnName = null)
    {
        ArgumentNullException.ThrowIfNull(view);
        TrainingData data = TrainingDataReader.Read(view, schema, labelColumnName, featureColumnName, groupColumnName);
        return weightColumnName is null ? data : data.WithWeights(WeightReader.Read(view, weightColumnName));
    }
}
