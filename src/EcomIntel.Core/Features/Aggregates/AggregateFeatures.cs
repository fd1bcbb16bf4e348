namespace EcomIntel;

/// <summary>Picks the aggregator of a definition.</summary>
internal static class AggregateFeatures
{
    public static Feature Compile(FeatureDefinition definition) => definition.Aggregation switch
    {
        Aggregation.Count => new AggregateFeature<CountAggregator, long>(definition),
        Aggregation.Sum => new AggregateFeature<SumAggregator, long>(definition),
        Aggregation.Mean => new AggregateFeature<MeanAggregator, double>(definition),
        Aggregation.TimeSinceLast => new AggregateFeature<TimeSinceLastAggregator, double>(definition),
        _ => throw new ArgumentOutOfRangeException(nameof(definition), definition.Aggregation, "Unknown aggregation."),
    };
}
