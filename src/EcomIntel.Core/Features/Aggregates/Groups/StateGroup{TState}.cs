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

    public void Move(Span<long> words, in KeyEvents coming, in KeyEvents leaving, int slot) => Move(ref In(words), coming, leaving, slot);

    public void Merge(Span<long> words, ReadOnlySpan<long> other) => In(words).Merge(MemoryMarshal.Cast<long, TState>(other)[0]);

    public void Read(ReadOnlySpan<long> words, in KeyEvents coming, in KeyEvents leaving, long now, KeyPart<IWordGroup> part, Span<FeatureValue> values)
    {
        TState state = MemoryMarshal.Cast<long, TState>(words)[0];
        Move(ref state, coming, leaving, part.Slot);
        Read(state, now, part.Places, values);
    }

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

    private static void Move(ref TState state, in KeyEvents coming, in KeyEvents leaving, int slot)
    {
        for (int i = 0; i < coming.Count; i++)
        {
            state.Add(coming.TimeOf(i), coming.ValueOf(i, slot));
        }

        for (int i = 0; i < leaving.Count; i++)
        {
            state.Remove(leaving.TimeOf(i), leaving.ValueOf(i, slot));
        }
    }

    private static ref TState In(Span<long> words) => ref MemoryMarshal.Cast<long, TState>(words)[0];
}
