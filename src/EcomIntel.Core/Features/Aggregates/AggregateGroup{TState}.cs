using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace EcomIntel;

/// <summary>A group of aggregates over a state of one type.</summary>
/// <typeparam name="TState">What is kept of the past.</typeparam>
internal sealed class AggregateGroup<TState> : AggregateGroup
    where TState : unmanaged, IAggregateState<TState>
{
    public override int Words => Unsafe.SizeOf<TState>() / sizeof(long);

    public override FeatureColumn[] Compute(BatchContext batch)
    {
        AggregateColumn<TState>[] columns = [.. Features.Select(feature => ((AggregateFeature<TState>)feature).Begin(batch.RowCount))];
        PastColumns<TState> pasts = new(batch, columns);
        EventStream events = batch.Events(By, Measure);
        if (events.IsInOrder)
        {
            TState[] ends = OrderedSweep.Run<TState>(events, Window, batch.Options, pasts.Fill);
            if (!IsTrailing)
            {
                batch.KeepEnds(By, Measure, ends);
            }
        }
        else
        {
            BucketSweep.Run<TState>(events, Window, batch.Options, pasts.Fill);
        }

        pasts.ThrowIfAnyFailed();
        return [.. columns.Select(column => column.Finish())];
    }

    public override void Add(Span<long> words, in PastEvent past) => In(words).Add(past.Time, past[Measure]);

    public override void Remove(Span<long> words, in PastEvent past) => In(words).Remove(past.Time, past[Measure]);

    public override FeatureValue Read(int feature, ReadOnlySpan<long> words, long now) =>
        ((AggregateFeature<TState>)Features[feature]).Read(MemoryMarshal.Cast<long, TState>(words)[0], now);

    protected override bool CanRead(AggregateFeature feature) => feature is AggregateFeature<TState>;

    private static ref TState In(Span<long> words) => ref MemoryMarshal.Cast<long, TState>(words)[0];
}
