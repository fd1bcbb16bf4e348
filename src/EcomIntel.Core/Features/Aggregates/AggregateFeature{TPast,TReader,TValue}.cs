using System.Runtime.CompilerServices;

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

    public override FeatureValue Read(in TPast past, long now)
    {
        try
        {
            return FeatureValue.Of(reader.Read(past, now), Definition.Type);
        }
        catch (OverflowException error)
        {
            throw new OverflowException($"The feature '{Definition.Name}' overflows: {error.Message}.", error);
        }
    }

    private sealed class Column(FeatureField described, TReader reader, int rows) : AggregateColumn<TPast>
    {
        private readonly TValue[] _values = LargeArray.Uninitialized<TValue>(rows);
        private TValue[] _items = [];
        private TValue _nothing;

        public override string Name => described.Name;

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

        public override void BeginItems(int items, in TPast nothing)
        {
            _items = LargeArray.Uninitialized<TValue>(items);
            _nothing = reader.Read(nothing, 0);
        }

        public override void FillItem(int item, in TPast past, long time) => _items[item] = reader.Read(past, time);

        public override void Take(int start, ReadOnlySpan<int> items)
        {
            ReadOnlySpan<TValue> read = _items;
            Span<TValue> values = _values.AsSpan(start, items.Length);
            for (int i = 0; i < items.Length; i++)
            {
                values[i] = items[i] < 0 ? _nothing : read[items[i]];
            }
        }

        public override FeatureColumn Finish() => new TypedColumn<TValue>(described, _values);
    }
}
