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
    public AggregateBuilder Count() => Add("transaction_count", Aggregation.Count, null, FeatureType.Count);

    /// <summary>Adds <c>…_sum_by_…</c>, such as <c>spend_sum_by_customer</c>: the exact sum; 0 where there is nothing to add.</summary>
    /// <param name="measure">What is added up.</param>
    /// <returns>This builder.</returns>
    public AggregateBuilder Sum(Measure measure)
    {
        ArgumentNullException.ThrowIfNull(measure);
        return Add($"{measure.Name}_sum", Aggregation.Sum, measure, FeatureType.Money);
    }

    /// <summary>Adds <c>…_mean_by_…</c>, such as <c>spend_mean_by_customer</c>: the mean over the events that have the measure; missing where none has.</summary>
    /// <param name="measure">What the mean is of.</param>
    /// <returns>This builder.</returns>
    public AggregateBuilder Mean(Measure measure)
    {
        ArgumentNullException.ThrowIfNull(measure);
        return Add($"{measure.Name}_mean", Aggregation.Mean, measure, FeatureType.Number);
    }

    /// <summary>Adds <c>days_since_last_by_…</c>: days since the newest event, fractions included; missing where there is none.</summary>
    /// <returns>This builder.</returns>
    public AggregateBuilder TimeSinceLast() => Add("days_since_last", Aggregation.TimeSinceLast, null, FeatureType.Number);

    private AggregateBuilder Add(string stem, Aggregation aggregation, Measure? measure, FeatureType type)
    {
        _definitions.Add(new FeatureDefinition($"{stem}_by_{_key.Name}{_window.Suffix}", FeatureKind.Aggregate, type, Known.Past)
        {
            Key = _key,
            Measure = measure,
            Aggregation = aggregation,
            Window = _window,
        });
        return this;
    }
}
