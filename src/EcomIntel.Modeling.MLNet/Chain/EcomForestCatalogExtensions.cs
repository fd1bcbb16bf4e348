using Microsoft.ML;

namespace EcomIntel.Modeling.MLNet;

/// <summary>The random forest as a trainer in ML.NET's own chains. Safe for any thread.</summary>
public static class EcomForestCatalogExtensions
{
    /// <summary>
    /// Makes a trainer that grows a <see cref="RandomForest"/> over a feature vector and a label, and whose model adds the columns
    /// <c>Score</c> (the probabilities, by class) and <c>PredictedLabel</c>, as ML.NET's multi-class trainers do. It needs no normalising, takes
    /// missing values (NaN) as they are, and keeps the rows of a customer together where the view has the group column.
    /// </summary>
    /// <param name="ml">The caller's context. The forest takes its seed from the options, not from the context.</param>
    /// <param name="options">How to grow; copied. Null for the defaults.</param>
    /// <param name="schema">
    /// The schema that the vector was made from by <see cref="TrainingDataViewExtensions.ToDataView"/>, so that the slots of one category are split as a set. Null (the default)
    /// takes it from ML.NET's marks of categorical slots, which one-hot encoding makes and normalising drops; without marks every slot is a number.
    /// </param>
    /// <param name="labelColumnName">A key column with key values; <c>Label</c> by default. Rows without a label are skipped in training.</param>
    /// <param name="featureColumnName">A vector of <see cref="float"/> of known size; <c>Features</c> by default.</param>
    /// <param name="groupColumnName">A key column of customers; <c>Group</c> by default. Rows count as independent where the view has no such column.</param>
    /// <param name="weightColumnName">A column of <see cref="float"/> that says how much each row counts in training; null (the default) where each counts once.</param>
    /// <returns>The trainer, to append to a chain or to fit alone.</returns>
    /// <exception cref="ArgumentException">An option is out of range; all are listed.</exception>
    public static EcomForestEstimator EcomForest(
        this MLContext ml,
        RandomForestOptions? options = null,
        FeatureSchema? schema = null,
        string labelColumnName = MLNetColumns.Label,
        string featureColumnName = MLNetColumns.Features,
        string groupColumnName = MLNetColumns.Group,
        string? weightColumnName = null)
    {
        ArgumentNullException.ThrowIfNull(ml);
        ArgumentException.ThrowIfNullOrEmpty(labelColumnName);
        ArgumentException.ThrowIfNullOrEmpty(featureColumnName);
        ArgumentException.ThrowIfNullOrEmpty(groupColumnName);
        RandomForestTrainer trainer = options is null ? new RandomForestTrainer() : new RandomForestTrainer(options);
        return new EcomForestEstimator(ml, trainer, new TrainingColumns(schema, labelColumnName, featureColumnName, groupColumnName, weightColumnName));
    }
}
