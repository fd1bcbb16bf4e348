using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;

namespace EcomIntel.Streaming.Tests;

/// <summary>Keeps the wrapping sum of the random number that each event carries: any lost or doubled event shows in it.</summary>
internal sealed class ProbeHandler : StatefulEventHandler<ProbeState>
{
    public override string Name => "probes";

    public override ProbeState NewState(string key) => default;

    public override ProbeState Apply(ProbeState state, EventContext context)
    {
        if (context.Event.ProductId == "fails")
        {
            throw new InvalidOperationException("A handler that always fails on this event.");
        }

        return new ProbeState(state.Sum + ulong.Parse(context.Event.ProductCategory!, CultureInfo.InvariantCulture), state.Count + 1);
    }

    public override void Save(ProbeState state, IBufferWriter<byte> output)
    {
        Span<byte> bytes = output.GetSpan(16);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, state.Sum);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[8..], state.Count);
        output.Advance(16);
    }

    public override ProbeState Load(string key, int version, ReadOnlySpan<byte> saved) =>
        new(BinaryPrimitives.ReadUInt64LittleEndian(saved), BinaryPrimitives.ReadInt64LittleEndian(saved[8..]));
}
