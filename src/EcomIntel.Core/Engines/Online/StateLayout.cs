using System.Collections.Immutable;
using System.Globalization;

namespace EcomIntel;

/// <summary>Where each group of aggregates of a pipeline keeps its words in a customer's state. Two pipelines with the same aggregates share the layout's fingerprint.</summary>
internal sealed class StateLayout
{
    public StateLayout(IEnumerable<Feature> features)
    {
        Groups = [.. AggregateGroup.Of(features.OfType<AggregateFeature>())];
        Windows = [.. Groups.Where(group => group.IsTrailing).Select(group => group.Window).Distinct().OrderDescending()];
        Offsets = new int[Groups.Length];
        for (int i = 0; i < Groups.Length; i++)
        {
            Offsets[i] = WordCount;
            WordCount += Groups[i].Words;
        }

        Fingerprint = Checksum.Of(string.Join('|', Groups.Select(group => string.Create(
            CultureInfo.InvariantCulture, $"{group.By}:{group.Measure}:{group.Window}:{group.Words}"))));
    }

    public ImmutableArray<AggregateGroup> Groups { get; }

    /// <summary>The different lengths of trailing windows in microseconds, longest first.</summary>
    public ImmutableArray<long> Windows { get; }

    public int[] Offsets { get; }

    public int WordCount { get; }

    public long Fingerprint { get; }

    public void Add(Span<long> words, in PastEvent past)
    {
        for (int i = 0; i < Groups.Length; i++)
        {
            Groups[i].Add(words[Offsets[i]..], past);
        }
    }

    /// <summary>Lets the groups of one trailing window forget a sale.</summary>
    public void Remove(Span<long> words, long window, in PastEvent past)
    {
        for (int i = 0; i < Groups.Length; i++)
        {
            if (Groups[i].Window == window)
            {
                Groups[i].Remove(words[Offsets[i]..], past);
            }
        }
    }
}
