namespace EcomIntel;

/// <summary>Aggregates that read the same past: of the same events, by the same key, over the same window.</summary>
internal abstract class AggregateGroup
{
    private readonly List<AggregateFeature> _features = [];

    /// <summary>The group's aggregates.</summary>
    public IReadOnlyList<AggregateFeature> Features => _features;

    public By By => _features[0].Aggregate.By;

    /// <summary>Which events the past is made of.</summary>
    public Over Over => _features[0].Aggregate.Over;

    public Window Window => _features[0].Aggregate.Window;

    /// <summary>What the group is of; null where the events themselves are enough for all its aggregates.</summary>
    public EventValue? Value { get; private set; }

    /// <summary>Whether events of one moment have to come in the order of their ids.</summary>
    public abstract bool NeedsOrder { get; }

    /// <summary>What the group keeps, by a name that is the same in every process.</summary>
    public string Fingerprint => $"{GetType().Name}:{KeptType.Name}:{By}:{Window}:{Value}";

    /// <summary>Puts aggregates together: those with a value first, so that those without find company.</summary>
    public static List<AggregateGroup> Of(IEnumerable<AggregateFeature> features)
    {
        List<AggregateGroup> groups = [];
        foreach (AggregateFeature feature in features.OrderBy(feature => feature.Value is null))
        {
            AggregateGroup? group = groups.Find(candidate => candidate.Takes(feature));
            if (group is null)
            {
                groups.Add(group = feature.NewGroup());
            }

            group._features.Add(feature);
            group.Value ??= feature.Value;
        }

        return groups;
    }

    /// <summary>Computes the columns of all aggregates, in their order.</summary>
    public abstract FeatureColumn[] Compute(BatchContext batch);

    protected abstract Type KeptType { get; }

    protected abstract bool CanRead(AggregateFeature feature);

    private bool Takes(AggregateFeature feature) =>
        CanRead(feature) && (feature.Aggregate.By, feature.Aggregate.Over, feature.Aggregate.Window) == (By, Over, Window) && (feature.Value is null || feature.Value == Value);
}
