using Microsoft.ML;
using Microsoft.ML.Data;

namespace EcomIntel.Modeling.MLNet;

/// <summary>How much a row counts in training.</summary>
internal sealed class WeightColumn(TrainingData data) : ViewColumn(MLNetColumns.Weight, NumberDataViewType.Single)
{
    /// <summary>The column's name for a trainer's options; null where every row counts once.</summary>
    public static string? NameFor(TrainingData data) => data.Weights.IsEmpty ? null : MLNetColumns.Weight;

    public override Delegate Getter(TrainingDataCursor cursor) => (ValueGetter<float>)((ref float value) => value = data.Weights[cursor.Row]);
}
