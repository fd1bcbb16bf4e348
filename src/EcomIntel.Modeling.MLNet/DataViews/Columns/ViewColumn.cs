using Microsoft.ML;
using Microsoft.ML.Data;

namespace EcomIntel.Modeling.MLNet;

/// <summary>One column of a <see cref="TrainingDataView"/>: its type, and how to read it at the row where a cursor stands.</summary>
internal abstract class ViewColumn(string name, DataViewType type, DataViewSchema.Annotations? annotations = null)
{
    public string Name { get; } = name;

    public DataViewType Type { get; } = type;

    public DataViewSchema.Annotations? Annotations { get; } = annotations;

    /// <param name="cursor">Whose <see cref="TrainingDataCursor.Row"/> is read.</param>
    /// <returns>A <see cref="ValueGetter{TValue}"/> of the column's raw type.</returns>
    public abstract Delegate Getter(TrainingDataCursor cursor);
}
