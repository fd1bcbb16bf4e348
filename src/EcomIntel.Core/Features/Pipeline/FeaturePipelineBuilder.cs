namespace EcomIntel;

/// <summary>
/// Puts a <see cref="FeaturePipeline"/> together, feature by feature in column order. For one thread; frozen by <see cref="Build"/>.
/// </summary>
public sealed class FeaturePipelineBuilder
{
    private readonly string _timeZone;
    private readonly List<FeatureDefinition> _definitions = [];
    private readonly List<string> _mistakes = [];
    private FeatureFunctions _functions = FeatureFunctions.None;
    private FeaturePipeline? _built;

    /// <summary>Starts a pipeline without features.</summary>
    /// <param name="timeZone">The IANA name of the zone that hours, weekdays and months are taken in; UTC by default. Checked by <see cref="Build"/>.</param>
    public FeaturePipelineBuilder(string timeZone = "UTC")
    {
        ArgumentNullException.ThrowIfNull(timeZone);
        _timeZone = timeZone;
    }

    /// <summary>Adds <c>hour_of_day</c>: the local hour, 0 to 23. Known from the moment.</summary>
    /// <returns>This builder.</returns>
    public FeaturePipelineBuilder AddHourOfDay() => Add(FeatureKind.HourOfDay);

    /// <summary>Adds <c>day_of_week</c>: the local weekday, Monday 0 to Sunday 6. Known from the moment.</summary>
    /// <returns>This builder.</returns>
    public FeaturePipelineBuilder AddDayOfWeek() => Add(FeatureKind.DayOfWeek);

    /// <summary>Adds <c>month</c>: the local month, 1 to 12. Known from the moment.</summary>
    /// <returns>This builder.</returns>
    public FeaturePipelineBuilder AddMonth() => Add(FeatureKind.Month);

    /// <summary>
    /// Adds <c>hour_of_day_sin</c> and <c>hour_of_day_cos</c>: the local hour as a point of a circle, 2π × hour ÷ 24, so that 23 is next to 0. Known from
    /// the moment.
    /// </summary>
    /// <returns>This builder.</returns>
    public FeaturePipelineBuilder AddHourOfDayCycle() => Add(FeatureKind.HourOfDaySin).Add(FeatureKind.HourOfDayCos);

    /// <summary>
    /// Adds <c>day_of_week_sin</c> and <c>day_of_week_cos</c>: the local weekday, Monday 0, as a point of a circle, 2π × weekday ÷ 7. Known from the moment.
    /// </summary>
    /// <returns>This builder.</returns>
    public FeaturePipelineBuilder AddDayOfWeekCycle() => Add(FeatureKind.DayOfWeekSin).Add(FeatureKind.DayOfWeekCos);

    /// <summary>Adds <c>month_sin</c> and <c>month_cos</c>: the local month as a point of a circle, 2π × (month − 1) ÷ 12. Known from the moment.</summary>
    /// <returns>This builder.</returns>
    public FeaturePipelineBuilder AddMonthCycle() => Add(FeatureKind.MonthSin).Add(FeatureKind.MonthCos);

    /// <summary>Adds <c>is_holiday</c>: 1 where the local date is one of the given, 0 elsewhere. Known from the moment.</summary>
    /// <param name="dates">The dates of the holidays, in any order, each once; they are kept with the pipeline.</param>
    /// <returns>This builder.</returns>
    public FeaturePipelineBuilder AddHolidays(IEnumerable<DateOnly> dates)
    {
        ArgumentNullException.ThrowIfNull(dates);
        return Add(FeatureDefinitions.IsHoliday(dates));
    }

    /// <summary>
    /// Adds <c>days_to_holiday</c>: days from the local date to the next of the given, 0 on the day itself, missing after the last. Known from the moment.
    /// </summary>
    /// <param name="dates">The dates of the holidays, in any order, each once; they are kept with the pipeline.</param>
    /// <returns>This builder.</returns>
    public FeaturePipelineBuilder AddDaysToHoliday(IEnumerable<DateOnly> dates)
    {
        ArgumentNullException.ThrowIfNull(dates);
        return Add(FeatureDefinitions.DaysToHoliday(dates));
    }

    /// <summary>Adds <c>total_price</c>: the line's total as recorded, or quantity × unit price. Known from the purchase.</summary>
    /// <returns>This builder.</returns>
    public FeaturePipelineBuilder AddTotalPrice() => Add(FeatureKind.TotalPrice);

    /// <summary>Adds <c>quantity</c>: the line's pieces. Known from the purchase.</summary>
    /// <returns>This builder.</returns>
    public FeaturePipelineBuilder AddQuantity() => Add(FeatureKind.Quantity);

    /// <summary>Adds <c>unit_price</c>: the price of one piece. Known from the purchase.</summary>
    /// <returns>This builder.</returns>
    public FeaturePipelineBuilder AddUnitPrice() => Add(FeatureKind.UnitPrice);

    /// <summary>
    /// Adds <c>price_band</c>: the band of the unit price between fixed edges, each edge belonging to the band above it. Three bands are called
    /// Low, Medium and High, any other number by their bounds; a price below 0 is in none. Known from the purchase.
    /// </summary>
    /// <param name="edges">The edges between bands in the shop's currency, ascending and above 0; 50 and 200 where none is given.</param>
    /// <returns>This builder.</returns>
    public FeaturePipelineBuilder AddPriceBand(params decimal[] edges)
    {
        ArgumentNullException.ThrowIfNull(edges);
        return Add(FeatureDefinitions.PriceBand(edges.Length == 0 ? [50m, 200m] : [.. edges]));
    }

    /// <summary>
    /// Adds <c>price_band</c> with bands of equal size among the training rows, called <c>Q1</c>, <c>Q2</c>, …; their edges are learned by
    /// <see cref="FeaturePipeline.Fit"/> (see docs/features.md for the rule). Known from the purchase.
    /// </summary>
    /// <param name="bands">The number of bands, 2 to 100. Where prices tie so much that edges coincide, there are fewer.</param>
    /// <returns>This builder.</returns>
    public FeaturePipelineBuilder AddPriceBandQuantiles(int bands) => Add(FeatureDefinitions.PriceBandQuantiles(bands));

    /// <summary>Adds <c>age</c>: the customer's, in years. Known from the customer.</summary>
    /// <returns>This builder.</returns>
    public FeaturePipelineBuilder AddAge() => Add(FeatureKind.Age);

    /// <summary>Adds <c>gender</c>: the customer's, with the levels of the training rows. Known from the customer.</summary>
    /// <returns>This builder.</returns>
    public FeaturePipelineBuilder AddGender() => Add(FeatureKind.Gender);

    /// <summary>Adds <c>location</c>: the customer's, with the levels of the training rows. Known from the customer.</summary>
    /// <returns>This builder.</returns>
    public FeaturePipelineBuilder AddLocation() => Add(FeatureKind.Location);

    /// <summary>Adds <c>product_category</c>: that of the product bought, with the levels of the training rows. Known from the purchase.</summary>
    /// <returns>This builder.</returns>
    public FeaturePipelineBuilder AddProductCategory() => Add(FeatureKind.ProductCategory);

    /// <summary>
    /// Adds a declared extra column under its own name. Whether it is a number or a category, and whether it is known from the customer or from
    /// the purchase, is taken from the dataset by <see cref="FeaturePipeline.Fit"/>, which also refuses an unknown one.
    /// </summary>
    /// <param name="name">The column's declared name.</param>
    /// <returns>This builder.</returns>
    public FeaturePipelineBuilder AddAttribute(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Add(FeatureDefinitions.Attribute(name));
    }

    /// <summary>Adds aggregates over all sales strictly before the row. Known from the past and from what their key is known from.</summary>
    /// <param name="key">What the sales are gathered by.</param>
    /// <param name="aggregates">Names the aggregates, as in <c>a => a.Count().Sum(Measure.Spend)</c>.</param>
    /// <returns>This builder.</returns>
    public FeaturePipelineBuilder AddAggregates(By key, Action<AggregateBuilder> aggregates) => AddAggregates(key, Window.Lifetime, aggregates);

    /// <summary>Adds aggregates over the sales of a trailing window [t − w, t). Known from the past and from what their key is known from.</summary>
    /// <param name="key">What the sales are gathered by.</param>
    /// <param name="window">How far back to look.</param>
    /// <param name="aggregates">Names the aggregates, as in <c>a => a.Count().Sum(Measure.Spend)</c>.</param>
    /// <returns>This builder.</returns>
    public FeaturePipelineBuilder AddAggregates(By key, Window window, Action<AggregateBuilder> aggregates) => AddAggregates(key, Over.Sales, window, aggregates);

    /// <summary>Adds aggregates over all events of one sort strictly before the row. Known from the past and from what their key is known from.</summary>
    /// <param name="key">What the events are gathered by; of clicks not by a custom key.</param>
    /// <param name="over">Which events, such as <see cref="Over.Views"/>.</param>
    /// <param name="aggregates">Names the aggregates, as in <c>a => a.Count().TimeSinceLast()</c>.</param>
    /// <returns>This builder.</returns>
    public FeaturePipelineBuilder AddAggregates(By key, Over over, Action<AggregateBuilder> aggregates) => AddAggregates(key, over, Window.Lifetime, aggregates);

    /// <summary>Adds aggregates over the events of one sort in a window. Known from the past and from what their key is known from.</summary>
    /// <param name="key">What the events are gathered by; of clicks not by a custom key.</param>
    /// <param name="over">Which events, such as <see cref="Over.Views"/>.</param>
    /// <param name="window">How far back to look.</param>
    /// <param name="aggregates">Names the aggregates, as in <c>a => a.Count().TimeSinceLast()</c>.</param>
    /// <returns>This builder.</returns>
    public FeaturePipelineBuilder AddAggregates(By key, Over over, Window window, Action<AggregateBuilder> aggregates)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(over);
        ArgumentNullException.ThrowIfNull(window);
        ArgumentNullException.ThrowIfNull(aggregates);
        ThrowIfBuilt();
        aggregates(new AggregateBuilder(key, over, window, _definitions));
        return this;
    }

    /// <summary>
    /// Adds <c>customer_total_spent</c>: the customer's sales over the whole history, the row itself and later ones included; missing without a
    /// customer. Known from the future, so models of a purchase refuse it.
    /// </summary>
    /// <returns>This builder.</returns>
    public FeaturePipelineBuilder AddCustomerTotalSpent() => Add(FeatureKind.CustomerTotalSpent);

    /// <summary>Adds a function of the row. It must be pure: it may be called from several threads, in any order.</summary>
    /// <param name="name">The feature's name, in snake_case.</param>
    /// <param name="type">What the values are; not a category.</param>
    /// <param name="knownFrom">What the function may read; reading anything else is a <see cref="LeakageException"/>.</param>
    /// <param name="value">The function; NaN is missing, money is in the shop's currency.</param>
    /// <returns>This builder.</returns>
    public FeaturePipelineBuilder AddCustom(string name, FeatureType type, Known knownFrom, Func<FeatureRow, double> value)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(value);
        Add(FeatureDefinitions.Custom(name, type, knownFrom));
        _functions = _functions.Feature(name) is null ? _functions.Add(name, value) : _functions;
        return this;
    }

    /// <summary>
    /// Adds one feature divided by another; missing where either is missing or the divisor is 0. A number, of the exact values: only the division
    /// rounds. Known from all that its operands are known from, and stays computable where they are not selected.
    /// </summary>
    /// <param name="numerator">The name of a feature added before; not a category.</param>
    /// <param name="denominator">The name of a feature added before; not a category.</param>
    /// <param name="name">A name of its own, in snake_case; null, the default, for <c>numerator_over_denominator</c>.</param>
    /// <returns>This builder.</returns>
    public FeaturePipelineBuilder AddRatio(string numerator, string denominator, string? name = null) => Combine(FeatureKind.Ratio, numerator, denominator, name);

    /// <summary>
    /// Adds one feature minus another; missing where either is missing. Money minus money is money and a count minus a count is a count, both
    /// exact; anything else is a number. Known from all that its operands are known from, and stays computable where they are not selected.
    /// </summary>
    /// <param name="left">The name of a feature added before; not a category.</param>
    /// <param name="right">The name of the feature to subtract, added before; not a category.</param>
    /// <param name="name">A name of its own, in snake_case; null, the default, for <c>left_minus_right</c>.</param>
    /// <returns>This builder.</returns>
    public FeaturePipelineBuilder AddDifference(string left, string right, string? name = null) => Combine(FeatureKind.Difference, left, right, name);

    /// <summary>Makes the pipeline and freezes this builder; called again it returns the same pipeline.</summary>
    /// <returns>The pipeline, yet to be fitted where a feature learns from training rows.</returns>
    /// <exception cref="PipelineDefinitionException">There is any mistake; the message lists them all.</exception>
    public FeaturePipeline Build()
    {
        if (_built is null)
        {
            PipelineMistakes.ThrowIfAny(_timeZone, _definitions, _mistakes);
            _built = new FeaturePipeline(_timeZone, [.. _definitions], _functions);
        }

        return _built;
    }

    private FeaturePipelineBuilder Combine(FeatureKind kind, string left, string right, string? name)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        ThrowIfBuilt();
        List<string> unknown = [.. new[] { left, right }.Distinct(StringComparer.Ordinal).Where(operand => Find(operand) is null)];
        _mistakes.AddRange(unknown.Select(operand => CombinationMistakes.Unknown(name ?? FeatureDefinitions.CombinationName(kind, left, right), operand)));
        return unknown.Count > 0 ? this : Add(FeatureDefinitions.Combination(kind, new FeatureOperands(Find(left)!, Find(right)!), name));
    }

    private FeatureDefinition? Find(string name) => _definitions.Find(definition => definition.Name == name);

    private FeaturePipelineBuilder Add(FeatureKind kind) => Add(FeatureDefinitions.Standard(kind));

    private FeaturePipelineBuilder Add(FeatureDefinition definition)
    {
        ThrowIfBuilt();
        _definitions.Add(definition);
        return this;
    }

    private void ThrowIfBuilt()
    {
        if (_built is not null)
        {
            throw new InvalidOperationException("The pipeline was built, so its builder takes no more features. Start another FeaturePipelineBuilder.");
        }
    }
}
