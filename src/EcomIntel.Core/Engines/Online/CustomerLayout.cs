using System.Collections.Immutable;

namespace EcomIntel;

/// <summary>What is kept of one customer: a layout for each sort of event that the aggregates are over, sales first.</summary>
internal sealed class CustomerLayout
{
    public CustomerLayout(ImmutableArray<Feature> features)
    {
        List<AggregateGroup> groups = AggregateGroup.Of(features.OfType<AggregateFeature>());
        Overs = [Over.Sales, .. groups.Select(group => group.Over).Where(over => over != Over.Sales).Distinct()];
        Keys = [.. Overs.Select(over => new KeyLayout([.. groups.Where(group => group.Over == over)], features))];
        Fingerprint = Keys[0].Fingerprint + string.Concat(Overs.Skip(1).Select((over, i) => $"\n{over}: {Keys[i + 1].Fingerprint}"));
    }

    public ImmutableArray<Over> Overs { get; }

    /// <summary>The layout of each of <see cref="Overs"/>.</summary>
    public ImmutableArray<KeyLayout> Keys { get; }

    /// <summary>Whether clicks change anything.</summary>
    public bool SeesClicks => Overs.Length > 1;

    public string Fingerprint { get; }
}
