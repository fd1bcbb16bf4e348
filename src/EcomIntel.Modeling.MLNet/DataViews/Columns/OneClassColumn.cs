using Microsoft.ML;
using Microsoft.ML.Data;

namespace EcomIntel.Modeling.MLNet;

/// <summary>Whether a row is of one class: the label of a binary trainer that tells it from the rest.</summary>
internal sealed class OneClassColumn(TrainingData data, int theClass) : ViewColumn(MLNetColumns.Label, BooleanDataViewType.Instance)
{
    public override Delegate Getter(TrainingDataCursor cursor) =>
        (ValueGetter<bool>)((ref bool value) => value = data.Labels[cursor.Row] == theClass);
}
