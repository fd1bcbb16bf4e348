using Microsoft.ML;
using Microsoft.ML.Data;

namespace EcomIntel.Modeling.MLNet;

/// <summary>The one row that a scorer feeds to ML.NET: a feature vector that is overwritten for each prediction. For one thread.</summary>
internal sealed class ScoringRow(DataViewSchema schema, int slotCount) : DataViewRow
{
    private long _position;

    public float[] Slots { get; } = new float[slotCount];

    public override DataViewSchema Schema => schema;

    public override long Position => _position;

    public override long Batch => 0;

    /// <summary>Tells mappers that the row is another one: they remember what they made of a position.</summary>
    public void Advance() => _position++;

    public override bool IsColumnActive(DataViewSchema.Column column) => true;

    public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId value) => value = new DataViewRowId((ulong)_position, 0);

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) =>
        (ValueGetter<TValue>)(Delegate)(ValueGetter<VBuffer<float>>)CopySlots;

    private void CopySlots(ref VBuffer<float> value)
    {
        VBufferEditor<float> editor = VBufferEditor.Create(ref value, slotCount);
        Slots.CopyTo(editor.Values);
        value = editor.Commit();
    }
}
