using Microsoft.ML;
using Microsoft.ML.Data;

namespace EcomIntel.Modeling.MLNet;

/// <summary>The customer of a row as a key from 1; missing for a row on its own.</summary>
internal sealed class GroupColumn(TrainingData data) : ViewColumn(MLNetColumns.Group, new KeyDataViewType(typeof(uint), Count(data.Groups)))
{
    public override Delegate Getter(TrainingDataCursor cursor) => (ValueGetter<uint>)((ref uint value) => value = (uint)(data.Groups[cursor.Row] + 1));

    private static int Count(ReadOnlySpan<int> groups)
    {
        int highest = 0;
        foreach (int group in groups)
        {
            highest = Math.Max(highest, group);
        }

        return highest + 1;
    }
}
