using Microsoft.ML;
using Microsoft.ML.Data;

namespace EcomIntel.Modeling.MLNet;

/// <summary>The feature vector, written straight from the matrix's columns into the reader's own buffer.</summary>
internal sealed class FeaturesColumn(FeatureMatrix features, SlotLayout layout)
    : ViewColumn(MLNetColumns.Features, VectorType(layout), SlotAnnotations(layout))
{
    public static VectorDataViewType VectorType(SlotLayout layout) => new(NumberDataViewType.Single, layout.SlotCount);

    public static DataViewSchema.Annotations SlotAnnotations(SlotLayout layout)
    {
        DataViewSchema.Annotations.Builder builder = new();
        builder.AddTexts(AnnotationKinds.SlotNames, layout.SlotNames());
        int[] ranges = layout.CategoricalRanges();
        if (ranges.Length > 0)
        {
            VectorDataViewType type = new(NumberDataViewType.Int32, ranges.Length / 2, 2);
            builder.Add(AnnotationKinds.CategoricalSlotRanges, type, (ref VBuffer<int> value) => value = new VBuffer<int>(ranges.Length, ranges));
        }

        return builder.ToAnnotations();
    }

    public override Delegate Getter(TrainingDataCursor cursor) => (ValueGetter<VBuffer<float>>)((ref VBuffer<float> value) =>
    {
        VBufferEditor<float> editor = VBufferEditor.Create(ref value, layout.SlotCount);
        layout.Encode(features, cursor.Row, editor.Values);
        value = editor.Commit();
    });
}
