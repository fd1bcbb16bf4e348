using System.Collections.Immutable;
using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace EcomIntel.Modeling.MLNet;

/// <summary>The names of the classes that a key column stands for.</summary>
internal static class KeyNames
{
    public static ImmutableArray<string> Of(DataViewSchema.Column label)
    {
        if (label.Type is not KeyDataViewType || label.Annotations.Schema.GetColumnOrNull(AnnotationKinds.KeyValues) is not { } values)
        {
            throw new ArgumentException($"The column '{label.Name}' is of type {label.Type}; a key with key values is needed. Append MapValueToKey(\"{label.Name}\") before.", nameof(label));
        }

        return ((VectorDataViewType)values.Type).ItemType.RawType switch
        {
            Type type when type == typeof(ReadOnlyMemory<char>) => Read<ReadOnlyMemory<char>>(label),
            Type type when type == typeof(bool) => Read<bool>(label),
            Type type when type == typeof(int) => Read<int>(label),
            Type type when type == typeof(uint) => Read<uint>(label),
            Type type when type == typeof(long) => Read<long>(label),
            Type type when type == typeof(float) => Read<float>(label),
            Type type when type == typeof(double) => Read<double>(label),
            Type type => throw new ArgumentException($"The classes of '{label.Name}' are of type {type}. Convert them to text before MapValueToKey.", nameof(label)),
        };
    }

    private static ImmutableArray<string> Read<T>(DataViewSchema.Column label)
    {
        VBuffer<T> names = default;
        label.Annotations.GetValue(AnnotationKinds.KeyValues, ref names);
        return [.. names.DenseValues().Select(name => Convert.ToString(name, CultureInfo.InvariantCulture) ?? "")];
    }
}
