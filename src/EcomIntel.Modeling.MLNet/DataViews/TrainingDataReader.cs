using System.Collections.Immutable;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace EcomIntel.Modeling.MLNet;

/// <summary>Reads a view of ML.NET into training data.</summary>
internal static class TrainingDataReader
{
    public static TrainingData Read(IDataView view, FeatureSchema? schema, string labelName, string featureName, string groupName)
    {
        DataViewSchema.Column features = Column(view.Schema, featureName);
        DataViewSchema.Column label = Column(view.Schema, labelName);
        DataViewSchema.Column? group = view.Schema.GetColumnOrNull(groupName) is { Type: KeyDataViewType } found ? found : null;
        SlotLayout layout = Layout(features, schema);
        ImmutableArray<string> classes = KeyNames.Of(label);

        List<float>[] columns = [.. layout.Schema.Fields.Select(_ => new List<float>())];
        List<int> labels = [];
        List<int> groups = [];
        DataViewSchema.Column[] needed = group is { } key ? [features, label, key] : [features, label];
        using DataViewRowCursor cursor = view.GetRowCursor(needed);
        ValueGetter<VBuffer<float>> readFeatures = cursor.GetGetter<VBuffer<float>>(features);
        Func<int> readLabel = KeyReader.Open(cursor, label);
        Func<int>? readGroup = group is { } customer ? KeyReader.Open(cursor, customer) : null;
        VBuffer<float> buffer = default;
        float[] slots = new float[layout.SlotCount];
        float[] row = new float[layout.Schema.Count];
        while (cursor.MoveNext())
        {
            readFeatures(ref buffer);
            buffer.CopyTo(slots);
            layout.Decode(slots, row);
            for (int field = 0; field < row.Length; field++)
            {
                columns[field].Add(row[field]);
            }

            labels.Add(readLabel());
            if (readGroup is not null)
            {
                groups.Add(readGroup());
            }
        }

        FeatureMatrix matrix = new(layout.Schema, [.. columns.Select(column => column.ToArray())]);
        return new TrainingData(matrix, classes, [.. labels], [.. groups]);
    }

    private static SlotLayout Layout(DataViewSchema.Column features, FeatureSchema? schema)
    {
        if (features.Type is not VectorDataViewType { IsKnownSize: true, ItemType: NumberDataViewType { RawType: Type raw } } vector || raw != typeof(float))
        {
            throw new ArgumentException($"The column '{features.Name}' is of type {features.Type}; a vector of Single of known size is needed. Concatenate the features into one.", nameof(features));
        }

        SlotLayout layout = new(schema is null ? SlotSchema.Of(features, vector.Size) : new FeatureSchema(schema.Fields));
        return layout.SlotCount == vector.Size
            ? layout
            : throw new ArgumentException($"The column '{features.Name}' has {vector.Size} slots but the schema needs {layout.SlotCount}. Give the schema that the column was made from.", nameof(features));
    }

    private static DataViewSchema.Column Column(DataViewSchema schema, string name) => schema.GetColumnOrNull(name)
        ?? throw new ArgumentException($"There is no column '{name}'. The view has {string.Join(", ", schema.Select(column => column.Name))}.", nameof(name));
}
