using Microsoft.ML;
using Microsoft.ML.Data;

namespace EcomIntel.Modeling.MLNet;

/// <summary>The annotations that ML.NET's trainers and transforms look for, by ML.NET's names.</summary>
internal static class AnnotationKinds
{
    public const string SlotNames = "SlotNames";
    public const string KeyValues = "KeyValues";
    public const string CategoricalSlotRanges = "CategoricalSlotRanges";

    public static void AddTexts(this DataViewSchema.Annotations.Builder builder, string kind, ReadOnlyMemory<char>[] texts) =>
        builder.Add(kind, TextVector(texts.Length), (ref VBuffer<ReadOnlyMemory<char>> value) => value = new VBuffer<ReadOnlyMemory<char>>(texts.Length, texts));

    public static VectorDataViewType TextVector(int length) => new(TextDataViewType.Instance, length);
}
