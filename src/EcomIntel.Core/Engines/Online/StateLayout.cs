using System.Collections.Immutable;
using System.Globalization;

namespace EcomIntel;

/// <summary>Where each aggregate of a pipeline keeps its words in a customer's state. Two pipelines with the same aggregates share the layout's fingerprint.</summary>
internal sealed class StateLayout
{
    public StateLayout(IEnumerable<Feature> features)
    {
        Aggregates = [.. features.OfType<AggregateFeature>()];
        Windows = [.. Aggregates.Where(aggregate => aggregate.IsTrailing).Select(aggregate => aggregate.Window).Distinct().OrderDescending()];
        Offsets = new int[Aggregates.Length];
        for (int i = 0; i < Aggregates.Length; i++)
        {
            Offsets[i] = WordCount;
            WordCount += Aggregates[i].Words;
        }

        Fingerprint = Checksum.Of(string.Join('|', Aggregates.Select(aggregate => string.Create(
            CultureInfo.InvariantCulture, $"{aggregate.Definition.Name}:{aggregate.Window}:{aggregate.Words}"))));
    }

    public ImmutableArray<AggregateFeature> Aggregates { get; }

    /// <summary>The different lengths of trailing windows in microseconds, longest first.</summary>
    public ImmutableArray<long> Windows { get; }

    public int[] Offsets { get; }

    public int WordCount { get; }

    public long Fingerprint { get; }

    public void Add(Span<long> words, in PastEvent past)
    {
        for (int i = 0; i < Aggregates.Length; i++)
        {
            Aggregates[i].Add(words[Offsets[i]..], past);
        }
    }

    /// <summary>Lets the aggregates of one trailing window forget a sale.</summary>
    public void Remove(Span<long> words, long window, in PastEvent past)
    {
        for (int i = 0; i < Aggregates.Length; i++)
        {
            if (Aggregates[i].Window == window)
            {
                Aggregates[i].Remove(words[Offsets[i]..], past);
            }
        }
    }
}
