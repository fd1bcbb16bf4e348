using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace EcomIntel;

/// <summary>An aggregate specialised to its aggregator.</summary>
/// <typeparam name="TAggregator">What is kept of the past.</typeparam>
/// <typeparam name="TValue">The type of the column.</typeparam>
internal sealed class AggregateFeature<TAggregator, TValue>(FeatureDefinition definition) : AggregateFeature(definition)
    where TAggregator : unmanaged, IAggregator<TValue>
    where TValue : unmanaged
{
    public override int Words => Unsafe.SizeOf<TAggregator>() / sizeof(long);

    public override FeatureColumn Compute(BatchContext batch)
    {
        TValue[] values = new TValue[batch.RowCount];
        values.AsSpan().Fill(default(TAggregator).Read(0));
        int failed = PointInTimeSweep.Run<TAggregator, TValue>(batch.ByCustomer, batch.Dataset.Transactions, Window, values, out string? reason);
        return failed < 0 ? new TypedColumn<TValue>(Field, values) : throw batch.Overflow(failed, Definition.Name, reason);
    }

    public override void Add(Span<long> words, in PastEvent past) => In(words).Add(past.Time, past.Spend);

    public override void Remove(Span<long> words, in PastEvent past) => In(words).Remove(past.Time, past.Spend);

    public override float Read(ReadOnlySpan<long> words, long now)
    {
        try
        {
            return (float)FeatureCell.ToNumber(MemoryMarshal.Cast<long, TAggregator>(words)[0].Read(now), Definition.Type);
        }
        catch (OverflowException error)
        {
            throw new OverflowException($"The feature '{Definition.Name}' overflows: {error.Message}.", error);
        }
    }

    private static ref TAggregator In(Span<long> words) => ref MemoryMarshal.Cast<long, TAggregator>(words)[0];
}
