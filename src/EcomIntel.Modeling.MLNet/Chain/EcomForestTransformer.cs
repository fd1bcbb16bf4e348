using Microsoft.ML;
using Microsoft.ML.Data;

namespace EcomIntel.Modeling.MLNet;

/// <summary>A trained <see cref="RandomForest"/> in a chain of ML.NET: it adds the columns <c>Score</c> and <c>PredictedLabel</c>. Immutable; safe for any thread.</summary>
public sealed class EcomForestTransformer : ITransformer
{
    private readonly ITransformer _mapping;
    private readonly SlotLayout _layout;
    private readonly string _featureColumnName;
    private readonly MLContext _ml;

    internal EcomForestTransformer(MLContext ml, RandomForest forest, string featureColumnName)
    {
        _ml = ml;
        Forest = forest;
        _layout = new SlotLayout(forest.Schema);
        _featureColumnName = featureColumnName;
        _mapping = ForestMapping.Transformer(ml, forest, _layout, featureColumnName);
    }

    /// <summary>
    /// The forest. It reads what the chain before it makes: rows that the chain has changed (normalised, for example) must be changed likewise before they are given to it alone.
    /// </summary>
    public RandomForest Forest { get; }

    internal ITransformer ToSaveable() => Forest.ToSaveable(_ml, _featureColumnName);

    /// <inheritdoc/>
    bool ITransformer.IsRowToRowMapper => true;

    /// <summary>Adds the two columns; nothing is computed until they are read.</summary>
    /// <param name="input">Rows with the feature vector that the forest was trained on.</param>
    /// <returns>The rows with the columns added.</returns>
    /// <exception cref="SchemaMismatchException">The feature vector is absent or of another length.</exception>
    public IDataView Transform(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        EnsureFits(input.Schema);
        return _mapping.Transform(input);
    }

    /// <summary>Tells the columns that come out.</summary>
    /// <param name="inputSchema">The columns that come in.</param>
    /// <returns>Those and the two that are added.</returns>
    /// <exception cref="SchemaMismatchException">The feature vector is absent or of another length.</exception>
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        EnsureFits(inputSchema);
        return _mapping.GetOutputSchema(inputSchema);
    }

    /// <inheritdoc/>
    IRowToRowMapper ITransformer.GetRowToRowMapper(DataViewSchema inputSchema)
    {
        EnsureFits(inputSchema);
        return _mapping.GetRowToRowMapper(inputSchema);
    }

    /// <inheritdoc/>
    void ICanSaveModel.Save(ModelSaveContext ctx) => throw new NotSupportedException(
        "ML.NET cannot save a transformer that is not its own, such as this forest. Save chain.ToSaveable(), which holds the forest as ONNX, or the chain before it with MLContext.Model.Save and the forest with RandomForest.Save.");

    private void EnsureFits(DataViewSchema schema)
    {
        DataViewType? found = schema.GetColumnOrNull(_featureColumnName)?.Type;
        VectorDataViewType needed = FeaturesColumn.VectorType(_layout);
        if (!needed.Equals(found))
        {
            throw new SchemaMismatchException(
                $"The column '{_featureColumnName}' is {(found is null ? "absent" : $"of type {found}")}; the forest was trained on {needed}. Put the same transforms before it as in training.");
        }
    }
}
