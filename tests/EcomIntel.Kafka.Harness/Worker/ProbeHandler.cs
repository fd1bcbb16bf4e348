using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using EcomIntel.Streaming;

namespace EcomIntel.Kafka.Harness;

/// <summary>Keeps a <see cref="ProbeState"/> for each customer. Fails on the events that are meant to fail, and is slow on one of them where asked.</summary>
public sealed class ProbeHandler : StatefulEventHandler<ProbeState>
{
    public const string Table = "probes";
    public const string FailingProduct = "fails";
    public const string SlowProduct = "slow";

    private readonly TimeSpan _pause;

    public ProbeHandler(TimeSpan pause = default) => _pause = pause;

    public override string Name => Table;

    public override ProbeState NewState(string key) => default;

    public override ProbeState Apply(ProbeState state, EventContext context)
    {
        string product = context.Event.ProductId!;
        if (product == FailingProduct)
        {
            throw new InvalidOperationException("A handler that always fails on this event.");
        }

        if (product.StartsWith(SlowProduct, StringComparison.Ordinal))
        {
            // A handler that blocks its thread, as users' do.
            using ManualResetEventSlim never = new();
            never.Wait(_pause);
            product = product[SlowProduct.Length..];
        }

        return state.With(
            ulong.Parse(product, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture),
            (long)(context.Event.Transaction!.Total!.Value * 100),
            NumberOf(context.Event.EventId));
    }

    public override void Save(ProbeState state, IBufferWriter<byte> output)
    {
        Span<byte> bytes = output.GetSpan(ProbeState.Size);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, state.Sum);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[8..], state.Cents);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[16..], state.Count);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[24..], state.LastEvent);
        output.Advance(ProbeState.Size);
    }

    public override ProbeState Load(string key, int version, ReadOnlySpan<byte> saved) => Read(saved);

    public static ProbeState Read(ReadOnlySpan<byte> saved) => new(
        BinaryPrimitives.ReadUInt64LittleEndian(saved),
        BinaryPrimitives.ReadInt64LittleEndian(saved[8..]),
        BinaryPrimitives.ReadInt64LittleEndian(saved[16..]),
        BinaryPrimitives.ReadUInt64LittleEndian(saved[24..]));

    /// <summary>The number in an event id like e123.</summary>
    public static ulong NumberOf(ReadOnlySpan<char> eventId) => ulong.Parse(eventId[1..], NumberStyles.None, CultureInfo.InvariantCulture);
}
