using Microsoft.ML;
using Microsoft.ML.Data;

namespace EcomIntel.Modeling.MLNet;

/// <summary>Reads the weights of a view's rows.</summary>
internal static class WeightReader
{
    public static float[] Read(IDataView view, string name)
    {
        DataViewSchema.Column column = view.Schema.GetColumnOrNull(name)
            ?? throw new ArgumentException($"There is no column '{name}'. The view has {string.Join(", ", view.Schema.Select(each => each.Name))}.", nameof(name));
        if (!NumberDataViewType.Single.Equals(column.Type))
        {
            throw new ArgumentException($"The column '{name}' is of type {column.Type}; a Single is needed.", nameof(name));
        }

        List<float> weights = [];
        using DataViewRowCursor cursor = view.GetRowCursor([column]);
        ValueGetter<float> read = cursor.GetGetter<float>(column);
        while (cursor.MoveNext())
        {
            float weight = 0;
            read(ref weight);
            weights.Add(weight);
        }

        return [.. weights];
    }
}
