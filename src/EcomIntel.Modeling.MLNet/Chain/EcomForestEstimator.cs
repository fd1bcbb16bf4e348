using Microsoft.ML;

namespace EcomIntel.Modeling.MLNet;

/// <summary>Grows a <see cref="RandomForest"/> in a chain of ML.NET; made by <see cref="EcomForestCatalogExtensions.EcomForest"/>. Immutable; safe for any thread.</summary>
public sealed class EcomForestEstimator : IEstimator<EcomForestTransformer>
{
    private readonly MLContext _ml;
    private readonly RandomForestTrainer _trainer;
    private readonly TrainingColumns _columns;

    internal EcomForestEstimator(MLContext ml, RandomForestTrainer trainer, TrainingColumns columns)
    {
        _ml = ml;
        _trainer = trainer;
        _columns = columns;
    }

    /// <summary>Grows the forest.</summary>
    /// <param name="input">The training rows.</param>
    /// <returns>The trained forest as a transformer.</returns>
    /// <exception cref="ArgumentException">A column is absent or of another type.</exception>
    /// <exception cref="EcomIntelException">The rows hold fewer than two classes.</exception>
    public EcomForestTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        TrainingData data = input.ToTrainingData(_columns.Schema, _columns.Label, _columns.Features, _columns.Group, _columns.Weight);
        return new EcomForestTransformer(_ml, _trainer.Train(data, RowSet.All(data.RowCount)), _columns.Features);
    }

    /// <summary>Checks that the chain before it makes the columns it needs, and tells which it adds.</summary>
    /// <param name="inputSchema">The columns that come in.</param>
    /// <returns>Those and the two that are added.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The features or the label are absent or of another type.</exception>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        if (!inputSchema.Any(column => column.Name == _columns.Label && column.IsKey))
        {
            throw new ArgumentOutOfRangeException(
                nameof(inputSchema), _columns.Label, $"There is no key column '{_columns.Label}'. Append MapValueToKey(\"{_columns.Label}\") before.");
        }

        // How many classes there are is known only once it is fitted; the shape of the columns is the same for any number.
        return ForestMapping.Estimator(_ml, static (_, _) => { }, _columns.Features, ["", ""]).GetOutputSchema(inputSchema);
    }
}
