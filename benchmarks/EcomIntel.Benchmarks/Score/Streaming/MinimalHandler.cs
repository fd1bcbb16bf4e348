using System.Buffers;
using System.Buffers.Binary;
using EcomIntel.Streaming;

namespace EcomIntel.Benchmarks;

/// <summary>The least that a state can be: count, sum and last of each customer.</summary>
internal sealed class MinimalHandler : StatefulEventHandler<MinimalState>
{
    private const int Size = 24;

    public override string Name => "minimal";

    public override MinimalState NewState(string key) => default;

    public override MinimalState Apply(MinimalState state, EventContext context) =>
        new(state.Count + 1, state.Sum + Money.FromDecimal(context.Total ?? 0), Math.Max(state.Last, context.EventTime.UtcTicks));

    public override void Save(MinimalState state, IBufferWriter<byte> output)
    {
        Span<byte> bytes = output.GetSpan(Size);
        BinaryPrimitives.WriteInt64LittleEndian(bytes, state.Count);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[8..], state.Sum);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[16..], state.Last);
        output.Advance(Size);
    }

    public override MinimalState Load(string key, int version, ReadOnlySpan<byte> saved) =>
        new(BinaryPrimitives.ReadInt64LittleEndian(saved), BinaryPrimitives.ReadInt64LittleEndian(saved[8..]), BinaryPrimitives.ReadInt64LittleEndian(saved[16..]));
}
