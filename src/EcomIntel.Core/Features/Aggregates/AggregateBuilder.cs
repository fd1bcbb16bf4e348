namespace EcomIntel;

/// <summary>Names the aggregates of one key, one sort of event and one window. Over clicks the names say so: <c>view_count_by_…</c>, <c>days_since_last_view_by_…</c>, <c>view_product_distinct_count_by_…</c>. For one thread, inside <see cref="FeaturePipelineBuilder.AddAggregates(By, Action{AggregateBuilder})"/>.</summary>
public sealed class AggregateBuilder
{
    private readonly By _key;
    private readonly Over _over;
    private readonly Window _window;
    private readonly List<FeatureDefinition> _definitions;

    internal AggregateBuilder(By key, Over over, Window window, List<FeatureDefinition> definitions)
    {
        _key = key;
        _over = over;
        _window = window;
        _definitions = definitions;
    }

    /// <summary>Adds <c>transaction_count_by_…</c>: the number of events; 0 where there is none.</summary>
    /// <returns>This builder.</returns>
    public AggregateBuilder Count() => Add(new AggregateDefinition(_key, Aggregation.Count, _window));

    /// <summary>Adds <c>…_sum_by_…</c>, such as <c>spend_sum_by_customer</c>: the exact sum; 0 where there is nothing to add.</summary>
    /// <param name="measure">What is added up.</param>
    /// <returns>This builder.</returns>
    public AggregateBuilder Sum(Measure measure) => Add(Aggregation.Sum, measure);

    /// <summary>Adds <c>…_mean_by_…</c>, such as <c>spend_mean_by_customer</c>: the mean over the events that have the measure; missing where none has.</summary>
    /// <param name="measure">What the mean is of.</param>
    /// <returns>This builder.</returns>
    public AggregateBuilder Mean(Measure measure) => Add(Aggregation.Mean, measure);

    /// <summary>Adds <c>days_since_last_by_…</c>: days since the newest event, fractions included; missing where there is none.</summary>
    /// <returns>This builder.</returns>
    public AggregateBuilder TimeSinceLast() => Add(new AggregateDefinition(_key, Aggregation.TimeSinceLast, _window));

    /// <summary>Adds <c>…_variance_by_…</c>, such as <c>spend_variance_by_customer</c>: the sample variance (n − 1) over the events that have the measure; missing of fewer than two.</summary>
    /// <param name="measure">What the variance is of; it is in the measure's unit squared.</param>
    /// <returns>This builder.</returns>
    public AggregateBuilder Variance(Measure measure) => Add(Aggregation.Variance, measure);

    /// <summary>Adds <c>…_min_by_…</c>, such as <c>unit_price_min_by_product</c>: the least value; missing where no event has the measure.</summary>
    /// <param name="measure">What the least is of.</param>
    /// <returns>This builder.</returns>
    public AggregateBuilder Min(Measure measure) => Add(Aggregation.Min, measure);

    /// <summary>Adds <c>…_max_by_…</c>, such as <c>unit_price_max_by_product</c>: the greatest value; missing where no event has the measure.</summary>
    /// <param name="measure">What the greatest is of.</param>
    /// <returns>This builder.</returns>
    public AggregateBuilder Max(Measure measure) => Add(Aggregation.Max, measure);

    /// <summary>Adds <c>…_first_by_…</c>, such as <c>spend_first_by_customer</c>: the value of the first event that has the measure, by time and then by id; missing where none has.</summary>
    /// <param name="measure">What the first is of.</param>
    /// <returns>This builder.</returns>
    public AggregateBuilder First(Measure measure) => Add(Aggregation.First, measure);

    /// <summary>Adds <c>…_last_by_…</c>, such as <c>spend_last_by_customer</c>: the value of the last event that has the measure, by time and then by id; missing where none has.</summary>
    /// <param name="measure">What the last is of.</param>
    /// <returns>This builder.</returns>
    public AggregateBuilder Last(Measure measure) => Add(Aggregation.Last, measure);

    /// <summary>Adds <c>…_share_by_…</c>, such as <c>category_books_share_by_customer</c>: events with the level ÷ events that have the trait; missing where none has.</summary>
    /// <param name="trait">What the level is of; not the order.</param>
    /// <param name="level">The level, as the shop writes it. In the name it is in snake_case.</param>
    /// <returns>This builder.</returns>
    public AggregateBuilder Share(Trait trait, string level)
    {
        ArgumentNullException.ThrowIfNull(trait);
        ArgumentNullException.ThrowIfNull(level);
        return Add(new AggregateDefinition(_key, Aggregation.Share, _window) { Trait = trait, Level = level });
    }

    /// <summary>Adds <c>…_distinct_count_by_…</c>, such as <c>product_distinct_count_by_customer</c>: the number of different values; 0 where there is none.</summary>
    /// <param name="trait">What is counted.</param>
    /// <returns>This builder.</returns>
    public AggregateBuilder DistinctCount(Trait trait)
    {
        ArgumentNullException.ThrowIfNull(trait);
        return Add(new AggregateDefinition(_key, Aggregation.DistinctCount, _window) { Trait = trait });
    }

    /// <summary>
    /// Adds <c>…_mode_by_…</c>, such as <c>category_mode_by_customer</c>: the level that most events have, of several the one that came last. The levels are
    /// those of the training rows; any other counts for no level.
    /// </summary>
    /// <param name="trait">What the level is of; not the order.</param>
    /// <returns>This builder.</returns>
    public AggregateBuilder Mode(Trait trait)
    {
        ArgumentNullException.ThrowIfNull(trait);
        return Add(new AggregateDefinition(_key, Aggregation.Mode, _window) { Trait = trait });
    }

    private AggregateBuilder Add(Aggregation aggregation, Measure measure)
    {
        ArgumentNullException.ThrowIfNull(measure);
        return Add(new AggregateDefinition(_key, aggregation, _window) { Measure = measure });
    }

    private AggregateBuilder Add(AggregateDefinition aggregate)
    {
        _definitions.Add(FeatureDefinitions.Aggregate(aggregate with { Over = _over }));
        return this;
    }
}
