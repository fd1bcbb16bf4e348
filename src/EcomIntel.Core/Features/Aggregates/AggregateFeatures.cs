namespace EcomIntel;

/// <summary>Picks state and reader of an aggregation.</summary>
internal static class AggregateFeatures
{
    public static Feature Compile(FeatureDefinition definition) => definition.Aggregate!.Aggregation switch
    {
        Aggregation.Count => new AggregateFeature<Moments, CountReader, long>(definition, default),
        Aggregation.Sum => new AggregateFeature<Moments, SumReader, long>(definition, default),
        Aggregation.Mean => new AggregateFeature<Moments, MeanReader, double>(definition, new MeanReader(definition.Aggregate.Measure!.Scale)),
        Aggregation.TimeSinceLast => new AggregateFeature<Moments, DaysSinceLastReader, double>(definition, default),
        _ => throw new ArgumentOutOfRangeException(nameof(definition), definition.Aggregate.Aggregation, "Unknown aggregation."),
    };
}
