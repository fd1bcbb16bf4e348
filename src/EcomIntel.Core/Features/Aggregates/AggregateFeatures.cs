namespace EcomIntel;

/// <summary>Picks what an aggregation keeps of the past, and how it is read.</summary>
internal static class AggregateFeatures
{
    public static Feature Compile(FeatureDefinition definition)
    {
        AggregateDefinition aggregate = definition.Aggregate!;
        EventValue? measure = aggregate.Measure is { } measured ? new MeasureValue(measured) : null;
        long scale = aggregate.Measure?.Scale ?? 1;
        return aggregate.Window.HalfLife is { } halfLife ? Decaying(definition, measure, scale, halfLife) : aggregate.Aggregation switch
        {
            Aggregation.Count => OfState<Moments, CountReader, long>(definition, measure, default),
            Aggregation.Sum => OfState<Moments, SumReader, long>(definition, measure, default),
            Aggregation.Mean => OfState<Moments, MeanReader, double>(definition, measure, new MeanReader(scale)),
            Aggregation.TimeSinceLast => OfState<Moments, DaysSinceLastReader, double>(definition, measure, default),
            Aggregation.Variance => OfState<SquaredMoments, VarianceReader, double>(definition, measure, new VarianceReader(scale)),
            Aggregation.Share => OfState<Moments, MeanReader, double>(definition, new LevelValue(aggregate.Trait!, aggregate.Level!), new MeanReader(1)),
            Aggregation.Min when IsLifetime(aggregate) => OfState<Extremes, MinReader, long>(definition, measure, default),
            Aggregation.Max when IsLifetime(aggregate) => OfState<Extremes, MaxReader, long>(definition, measure, default),
            Aggregation.Min => Replayed<ExtremeOfWindow<Least>, ExtremeOfWindowReader<Least>, long>(definition, measure, needsOrder: false),
            Aggregation.Max => Replayed<ExtremeOfWindow<Greatest>, ExtremeOfWindowReader<Greatest>, long>(definition, measure, needsOrder: false),
            Aggregation.First when !IsLifetime(aggregate) => Replayed<FirstOfWindow, FirstOfWindowReader, long>(definition, measure, needsOrder: true),
            Aggregation.First => OfState<Ends, FirstReader, long>(definition, measure, default),
            Aggregation.Last => OfState<Ends, LastReader, long>(definition, measure, default),
            Aggregation.DistinctCount => OfMemory<DistinctValues, DistinctCountReader, long>(definition, new TraitValue(aggregate.Trait!), needsOrder: false),
            Aggregation.Mode => OfMemory<LevelCounts, ModeReader, int>(definition, new LearnedLevelValue(aggregate.Trait!, definition.Levels), needsOrder: true),
            _ => throw new ArgumentOutOfRangeException(nameof(definition), aggregate.Aggregation, "Unknown aggregation."),
        };
    }

    private static bool IsLifetime(AggregateDefinition aggregate) => aggregate.Window == Window.Lifetime;

    private static Feature Decaying(FeatureDefinition definition, EventValue? measure, long scale, TimeSpan halfLife)
    {
        AggregateGroup NewGroup() => new StateGroup<Decayed>(new Decayed(halfLife.Ticks / TimeSpan.TicksPerMicrosecond));
        return definition.Aggregate!.Aggregation switch
        {
            Aggregation.Count => new AggregateFeature<Decayed, DecayedCountReader, double>(definition, measure, NewGroup, default),
            Aggregation.Sum => new AggregateFeature<Decayed, DecayedSumReader, double>(definition, measure, NewGroup, new DecayedSumReader(scale)),
            _ => new AggregateFeature<Decayed, DecayedMeanReader, double>(definition, measure, NewGroup, new DecayedMeanReader(scale)),
        };
    }

    /// <summary>A state of fixed size, which only the last events make one that has to be walked through.</summary>
    private static AggregateFeature<TState, TReader, TValue> OfState<TState, TReader, TValue>(FeatureDefinition definition, EventValue? value, TReader reader)
        where TState : unmanaged, IAggregateState<TState>
        where TReader : struct, IAggregateReader<TState, TValue>
        where TValue : unmanaged => new(
            definition,
            value,
            definition.Aggregate!.Window.Events is null ? () => new StateGroup<TState>() : () => new ReplayGroup<TState>(TState.NeedsOrder),
            reader);

    private static AggregateFeature<TPast, TReader, TValue> Replayed<TPast, TReader, TValue>(FeatureDefinition definition, EventValue? value, bool needsOrder)
        where TPast : IPast, new()
        where TReader : struct, IAggregateReader<TPast, TValue>
        where TValue : unmanaged => new(definition, value, () => new ReplayGroup<TPast>(needsOrder), default);

    /// <summary>An object of each key for a lifetime; any other window is made anew from its events.</summary>
    private static AggregateFeature<TMemory, TReader, TValue> OfMemory<TMemory, TReader, TValue>(FeatureDefinition definition, EventValue value, bool needsOrder)
        where TMemory : class, IKeyMemory<TMemory>, new()
        where TReader : struct, IAggregateReader<TMemory, TValue>
        where TValue : unmanaged => new(
            definition,
            value,
            IsLifetime(definition.Aggregate!) ? () => new MemoryGroup<TMemory>(needsOrder) : () => new ReplayGroup<TMemory>(needsOrder),
            default);
}
