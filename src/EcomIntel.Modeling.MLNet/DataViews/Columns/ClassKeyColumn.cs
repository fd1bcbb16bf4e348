using System.Collections.Immutable;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace EcomIntel.Modeling.MLNet;

/// <summary>The class of a row as a key from 1, with the names of the classes as key values.</summary>
/// <param name="data">Where the labels are.</param>
/// <param name="classes">Which classes the keys stand for, in order; a row of another class has no key.</param>
internal sealed class ClassKeyColumn(TrainingData data, ImmutableArray<int> classes)
    : ViewColumn(MLNetColumns.Label, new KeyDataViewType(typeof(uint), classes.Length), KeyAnnotations(data, classes))
{
    private readonly uint[] _keys = Keys(data.Classes.Length, classes);

    public override Delegate Getter(TrainingDataCursor cursor) =>
        (ValueGetter<uint>)((ref uint value) => value = data.Labels[cursor.Row] is >= 0 and int label ? _keys[label] : 0);

    private static uint[] Keys(int count, ImmutableArray<int> classes)
    {
        uint[] keys = new uint[count];
        for (int i = 0; i < classes.Length; i++)
        {
            keys[classes[i]] = (uint)i + 1;
        }

        return keys;
    }

    private static DataViewSchema.Annotations KeyAnnotations(TrainingData data, ImmutableArray<int> classes)
    {
        DataViewSchema.Annotations.Builder builder = new();
        builder.AddTexts(AnnotationKinds.KeyValues, [.. classes.Select(c => data.Classes[c].AsMemory())]);
        return builder.ToAnnotations();
    }
}
