using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace EcomIntel;

/// <summary>An aggregate specialised to what it reads.</summary>
/// <typeparam name="TPast">What is kept of the past.</typeparam>
/// <typeparam name="TReader">What is read of it.</typeparam>
/// <typeparam name="TValue">The type of the column.</typeparam>
internal sealed class AggregateFeature<TPast, TReader, TValue>(FeatureDefinition definition, EventValue? value, Func<AggregateGroup> newGroup, TReader reader)
    : AggregateFeature<TPast>(definition, value, newGroup)
    where TPast : IPast
    where TReader : struct, IAggregateReader<TPast, TValue>
    where TValue : unmanaged
{
    public override AggregateColumn<TPast> Begin(int rows) => new Column(Field, reader, rows);

    public override FeatureValue Read(in TPast past, long now) => FeatureValue.Of(reader.Read(past, now), Definition.Type);

    private sealed class Column(FeatureField described, TReader reader, int rows) : AggregateColumn<TPast>
    {
        private readonly TValue[] _values = LargeArray.Uninitialized<TValue>(rows);
        private TValue _nothing;

        public override string Name => described.Name;

        public override Span<byte> Bytes => MemoryMarshal.AsBytes(_values.AsSpan());

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public override void Fill(int start, ReadOnlySpan<TPast> pasts, ReadOnlySpan<long> times)
        {
            TReader read = reader;
            Span<TValue> values = _values.AsSpan(start, pasts.Length);
            times = times[..pasts.Length];
            for (int i = 0; i < pasts.Length; i++)
            {
                values[i] = read.Read(pasts[i], times[i]);
            }
        }

        public override void BeginItems(in TPast nothing) => _nothing = reader.Read(nothing, 0);

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public override void FillItems(Span<long> items, int first, ReadOnlySpan<TPast> pasts, ReadOnlySpan<long> times)
        {
            TReader read = reader;
            items = items.Slice(first, pasts.Length);
            times = times[..pasts.Length];
            for (int i = 0; i < pasts.Length; i++)
            {
                Unsafe.As<long, TValue>(ref items[i]) = read.Read(pasts[i], times[i]);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public override void TakeItems(ReadOnlySpan<long> items, int start, ReadOnlySpan<int> places)
        {
            Span<TValue> values = _values.AsSpan(start, places.Length);
            for (int i = 0; i < places.Length; i++)
            {
                values[i] = places[i] < 0 ? _nothing : Unsafe.As<long, TValue>(ref Unsafe.AsRef(in items[places[i]]));
            }
        }

        public override FeatureColumn Finish() => new TypedColumn<TValue>(described, _values);
    }
}
