namespace EcomIntel;

/// <summary>Aggregates that read the same state: of the same events, by the same key, over the same window.</summary>
internal abstract class AggregateGroup
{
    private readonly List<AggregateFeature> _features = [];

    /// <summary>The group's aggregates.</summary>
    public IReadOnlyList<AggregateFeature> Features => _features;

    public By By => _features[0].Aggregate.By;

    /// <summary>What the group adds up; null where none of its aggregates needs to.</summary>
    public Measure? Measure { get; private set; }

    /// <summary>The length of the trailing window in microseconds; <see cref="long.MaxValue"/> for a lifetime.</summary>
    public long Window => _features[0].Aggregate.Window.Microseconds;

    public bool IsTrailing => Window != long.MaxValue;

    /// <summary>The number of 64-bit words of the state.</summary>
    public abstract int Words { get; }

    /// <summary>Puts aggregates together: those with a measure first, so that those without find company.</summary>
    public static List<AggregateGroup> Of(IEnumerable<AggregateFeature> features)
    {
        List<AggregateGroup> groups = [];
        foreach (AggregateFeature feature in features.OrderBy(feature => feature.Aggregate.Measure is null))
        {
            AggregateGroup? group = groups.Find(candidate => candidate.Takes(feature));
            if (group is null)
            {
                groups.Add(group = feature.NewGroup());
            }

            group._features.Add(feature);
            group.Measure ??= feature.Aggregate.Measure;
        }

        return groups;
    }

    /// <summary>Computes the columns of all aggregates, in their order.</summary>
    public abstract FeatureColumn[] Compute(BatchContext batch);

    public abstract void Add(Span<long> words, in PastEvent past);

    public abstract void Remove(Span<long> words, in PastEvent past);

    /// <summary>The value of one of the aggregates at a moment.</summary>
    public abstract FeatureValue Read(int feature, ReadOnlySpan<long> words, long now);

    protected abstract bool CanRead(AggregateFeature feature);

    private bool Takes(AggregateFeature feature) =>
        CanRead(feature) && (feature.Aggregate.By, feature.Aggregate.Window) == (By, _features[0].Aggregate.Window)
        && (feature.Aggregate.Measure is null || feature.Aggregate.Measure == Measure);
}
