using System.Collections.Immutable;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace EcomIntel.Modeling.MLNet;

/// <summary>Trained models of ML.NET that together give one probability for each class they have learnt. Immutable; safe for any thread.</summary>
internal abstract class ScoreModel(ImmutableArray<ITransformer> transformers)
{
    public ImmutableArray<ITransformer> Transformers { get; } = transformers;

    /// <summary>Opens a reader of probabilities for one thread.</summary>
    /// <param name="row">The row it reads; probabilities are those of its slots at the time of the call.</param>
    /// <returns>The reader.</returns>
    public abstract ReadProbabilities Open(ScoringRow row);

    protected static ValueGetter<T> Getter<T>(ITransformer transformer, ScoringRow row)
    {
        IRowToRowMapper mapper = transformer.GetRowToRowMapper(row.Schema);
        DataViewSchema.Column score = mapper.OutputSchema[MLNetColumns.Score];
        return mapper.GetRow(row, [score]).GetGetter<T>(score);
    }
}
