using System.Collections.Immutable;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace EcomIntel.Modeling.MLNet;

/// <summary>The forest as a custom mapping, which is how ML.NET takes code from outside.</summary>
internal static class ForestMapping
{
    public static ITransformer Transformer(MLContext ml, RandomForest forest, SlotLayout layout, string featureColumnName)
    {
        CustomMappingEstimator<ForestInput, ForestOutput> estimator = Estimator(
            ml, (input, output) => Map(forest, layout, input, output), featureColumnName, forest.Classes);
        return estimator.Fit(ml.Data.LoadFromEnumerable<ForestInput>([], InputDefinition(featureColumnName, layout.SlotCount)));
    }

    /// <summary>The mapping before it is fitted, which is all that ML.NET needs to know of its columns.</summary>
    public static CustomMappingEstimator<ForestInput, ForestOutput> Estimator(
        MLContext ml, Action<ForestInput, ForestOutput> map, string featureColumnName, ImmutableArray<string> classes) =>
        ml.Transforms.CustomMapping(map, contractName: null, InputDefinition(featureColumnName, slotCount: 0), OutputDefinition(classes));

    private static void Map(RandomForest forest, SlotLayout layout, ForestInput input, ForestOutput output)
    {
        if (output.Probabilities.Length == 0)
        {
            output.Slots = new float[layout.SlotCount];
            output.Row = new float[layout.Schema.Count];
            output.Probabilities = new double[forest.Classes.Length];
        }

        input.Features.CopyTo(output.Slots);
        layout.Decode(output.Slots, output.Row);
        forest.Predict(output.Row, output.Probabilities);
        VBuffer<float> score = output.Score;
        VBufferEditor<float> editor = VBufferEditor.Create(ref score, output.Probabilities.Length);
        int best = 0;
        for (int c = 0; c < output.Probabilities.Length; c++)
        {
            editor.Values[c] = (float)output.Probabilities[c];
            best = output.Probabilities[c] > output.Probabilities[best] ? c : best;
        }

        output.Score = editor.Commit();
        // ML.NET counts the keys of objects from 0 and adds the 1 itself.
        output.PredictedLabel = (uint)best;
    }

    public static SchemaDefinition InputDefinition(string featureColumnName, int slotCount)
    {
        SchemaDefinition definition = SchemaDefinition.Create(typeof(ForestInput));
        definition[nameof(ForestInput.Features)].ColumnName = featureColumnName;
        definition[featureColumnName].ColumnType = new VectorDataViewType(NumberDataViewType.Single, slotCount);
        return definition;
    }

    private static SchemaDefinition OutputDefinition(ImmutableArray<string> classes)
    {
        ReadOnlyMemory<char>[] names = [.. classes.Select(name => name.AsMemory())];
        VBuffer<ReadOnlyMemory<char>> texts = new(names.Length, names);
        SchemaDefinition definition = SchemaDefinition.Create(typeof(ForestOutput));
        definition[MLNetColumns.Score].ColumnType = new VectorDataViewType(NumberDataViewType.Single, names.Length);
        definition[MLNetColumns.Score].AddAnnotation(AnnotationKinds.SlotNames, texts, AnnotationKinds.TextVector(names.Length));
        definition[MLNetColumns.PredictedLabel].ColumnType = new KeyDataViewType(typeof(uint), names.Length);
        definition[MLNetColumns.PredictedLabel].AddAnnotation(AnnotationKinds.KeyValues, texts, AnnotationKinds.TextVector(names.Length));
        return definition;
    }
}
