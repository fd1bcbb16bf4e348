using System.Collections.Immutable;
using Microsoft.ML;

namespace EcomIntel.Modeling.MLNet;

/// <summary>What a classifier is made of.</summary>
/// <param name="Classes">The names of all classes.</param>
/// <param name="Learnt">Which of them the model knows, in the order of its outputs.</param>
/// <param name="Layout">How rows become slots.</param>
/// <param name="Model">The trained models.</param>
internal sealed record MLNetClassifierParts(ImmutableArray<string> Classes, ImmutableArray<int> Learnt, SlotLayout Layout, ScoreModel Model)
{
    /// <summary>The columns that ML.NET's models are given: the feature vector alone.</summary>
    public DataViewSchema InputSchema { get; } = MakeInputSchema(Layout);

    private static DataViewSchema MakeInputSchema(SlotLayout layout)
    {
        DataViewSchema.Builder builder = new();
        builder.AddColumn(MLNetColumns.Features, FeaturesColumn.VectorType(layout), FeaturesColumn.SlotAnnotations(layout));
        return builder.ToSchema();
    }
}
