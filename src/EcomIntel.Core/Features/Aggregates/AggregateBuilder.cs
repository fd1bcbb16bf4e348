namespace EcomIntel;

/// <summary>Names the aggregates of one key and one window. For one thread, inside <see cref="FeaturePipelineBuilder.AddAggregates(By, Action{AggregateBuilder})"/>.</summary>
public sealed class AggregateBuilder
{
    private readonly By _key;
    private readonly Window _window;
    private readonly List<FeatureDefinition> _definitions;

    internal AggregateBuilder(By key, Window window, List<FeatureDefinition> definitions)
    {
        _key = key;
        _window = window;
        _definitions = definitions;
    }

    /// <summary>Adds <c>transaction_count_by_…</c>: the number of sales; 0 where there is none.</summary>
    /// <returns>This builder.</returns>
    public AggregateBuilder Count() => Add(Aggregation.Count, null);

    /// <summary>Adds <c>…_sum_by_…</c>, such as <c>spend_sum_by_customer</c>: the exact sum; 0 where there is nothing to add.</summary>
    /// <param name="measure">What is added up.</param>
    /// <returns>This builder.</returns>
    public AggregateBuilder Sum(Measure measure)
    {
        ArgumentNullException.ThrowIfNull(measure);
        return Add(Aggregation.Sum, measure);
    }

    /// <summary>Adds <c>…_mean_by_…</c>, such as <c>spend_mean_by_customer</c>: the mean over the events that have the measure; missing where none has.</summary>
    /// <param name="measure">What the mean is of.</param>
    /// <returns>This builder.</returns>
    public AggregateBuilder Mean(Measure measure)
    {
        ArgumentNullException.ThrowIfNull(measure);
        return Add(Aggregation.Mean, measure);
    }

    /// <summary>Adds <c>days_since_last_by_…</c>: days since the newest event, fractions included; missing where there is none.</summary>
    /// <returns>This builder.</returns>
    public AggregateBuilder TimeSinceLast() => Add(Aggregation.TimeSinceLast, null);

    private AggregateBuilder Add(Aggregation aggregation, Measure? measure)
    {
        _definitions.Add(FeatureDefinitions.Aggregate(new AggregateDefinition(_key, aggregation, _window) { Measure = measure }));
        return this;
    }
}
