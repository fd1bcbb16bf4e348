using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace EcomIntel;

/// <summary>A group over a state of fixed size: swept through in batch, a slice of a key's words online.</summary>
/// <typeparam name="TState">What is kept of the past.</typeparam>
internal sealed class StateGroup<TState>(TState empty = default) : PastGroup<TState>, IWordGroup
    where TState : unmanaged, IAggregateState<TState>
{
    public override bool NeedsOrder => TState.NeedsOrder;

    public int Words => Unsafe.SizeOf<TState>() / sizeof(long);

    public void Clear(Span<long> words) => In(words) = empty;

    public void Add(Span<long> words, long time, long value) => In(words).Add(time, value);

    public void Remove(Span<long> words, long time, long value) => In(words).Remove(time, value);

    public void Merge(Span<long> words, ReadOnlySpan<long> other) => In(words).Merge(MemoryMarshal.Cast<long, TState>(other)[0]);

    public void Read(ReadOnlySpan<long> words, long now, ReadOnlySpan<int> places, Span<FeatureValue> values) =>
        Read(MemoryMarshal.Cast<long, TState>(words)[0], now, places, values);

    protected override void Compute(BatchContext batch, PastColumns<TState> pasts)
    {
        EventStream events = batch.Events(By, Value);
        if (!TState.IsExact)
        {
            KeyWalk.Run(events, batch.IdsIf(NeedsOrder), Window, () => empty, batch.Options, pasts);
            return;
        }

        if (events.IsInOrder)
        {
            TState[] ends = OrderedSweep.Run<TState>(NeedsOrder ? batch.InOrderOfIds(events) : events, Window.Microseconds, batch.Options, pasts.Fill);
            if (Window == Window.Lifetime)
            {
                batch.KeepEnds(By, Value, ends);
            }
        }
        else
        {
            BucketSweep.Run(events, batch.IdsIf(NeedsOrder), Window.Microseconds, batch.Options, pasts);
        }
    }

    private static ref TState In(Span<long> words) => ref MemoryMarshal.Cast<long, TState>(words)[0];
}
