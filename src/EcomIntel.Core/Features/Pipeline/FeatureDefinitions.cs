using System.Collections.Immutable;

namespace EcomIntel;

/// <summary>The one place that says what each kind of feature is called, what its values are and what it is known from.</summary>
internal static class FeatureDefinitions
{
    /// <summary>A kind that has no settings.</summary>
    public static FeatureDefinition Standard(FeatureKind kind) => kind switch
    {
        FeatureKind.HourOfDay => new("hour_of_day", kind, FeatureType.WholeNumber, Known.Moment),
        FeatureKind.DayOfWeek => new("day_of_week", kind, FeatureType.WholeNumber, Known.Moment),
        FeatureKind.Month => new("month", kind, FeatureType.WholeNumber, Known.Moment),
        FeatureKind.TotalPrice => new("total_price", kind, FeatureType.Money, Known.Purchase),
        FeatureKind.Quantity => new("quantity", kind, FeatureType.Count, Known.Purchase),
        FeatureKind.UnitPrice => new("unit_price", kind, FeatureType.Money, Known.Purchase),
        FeatureKind.Age => new("age", kind, FeatureType.Number, Known.Customer),
        FeatureKind.Gender => new("gender", kind, FeatureType.Category, Known.Customer) { IsFitted = false },
        FeatureKind.Location => new("location", kind, FeatureType.Category, Known.Customer) { IsFitted = false },
        FeatureKind.ProductCategory => new("product_category", kind, FeatureType.Category, Known.Purchase) { IsFitted = false },
        FeatureKind.CustomerTotalSpent => new("customer_total_spent", kind, FeatureType.Money, Known.Future),
        FeatureKind.HourOfDaySin => new("hour_of_day_sin", kind, FeatureType.Number, Known.Moment),
        FeatureKind.HourOfDayCos => new("hour_of_day_cos", kind, FeatureType.Number, Known.Moment),
        FeatureKind.DayOfWeekSin => new("day_of_week_sin", kind, FeatureType.Number, Known.Moment),
        FeatureKind.DayOfWeekCos => new("day_of_week_cos", kind, FeatureType.Number, Known.Moment),
        FeatureKind.MonthSin => new("month_sin", kind, FeatureType.Number, Known.Moment),
        FeatureKind.MonthCos => new("month_cos", kind, FeatureType.Number, Known.Moment),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "This kind of feature has settings."),
    };

    public static FeatureDefinition IsHoliday(IEnumerable<DateOnly> dates) =>
        new("is_holiday", FeatureKind.IsHoliday, FeatureType.WholeNumber, Known.Moment) { Holidays = [.. dates.Order()] };

    public static FeatureDefinition DaysToHoliday(IEnumerable<DateOnly> dates) =>
        new("days_to_holiday", FeatureKind.DaysToHoliday, FeatureType.Count, Known.Moment) { Holidays = [.. dates.Order()] };

    public static FeatureDefinition PriceBand(ImmutableArray<decimal> edges) =>
        new("price_band", FeatureKind.PriceBand, FeatureType.Category, Known.Purchase) { Edges = edges, Levels = PriceBands.Levels(edges) };

    public static FeatureDefinition PriceBandQuantiles(int bands) =>
        new("price_band", FeatureKind.PriceBand, FeatureType.Category, Known.Purchase) { Bands = bands, IsFitted = false };

    public static FeatureDefinition Learned(FeatureDefinition quantileBands, ImmutableArray<decimal> edges) =>
        quantileBands with { Edges = edges, Levels = PriceBands.QuantileLevels(edges.Length + 1), IsFitted = true };

    public static FeatureDefinition Attribute(string name) => new(name, FeatureKind.Attribute, FeatureType.Number, Known.All) { IsFitted = false };

    public static FeatureDefinition Found(FeatureDefinition attribute, AttributeOwner owner, AttributeType type) => attribute with
    {
        Owner = owner,
        Type = type == AttributeType.Categorical ? FeatureType.Category : FeatureType.Number,
        KnownFrom = owner == AttributeOwner.Customer ? Known.Customer : Known.Purchase,
        Levels = [],
        IsFitted = type == AttributeType.Numeric,
    };

    public static FeatureDefinition Learned(FeatureDefinition category, ImmutableArray<string> levels) => category with { Levels = levels, IsFitted = true };

    public static FeatureDefinition Aggregate(AggregateDefinition aggregate)
    {
        Measure? measure = aggregate.Measure;
        FeatureType measured = measure?.Type ?? FeatureType.Money;
        string events = aggregate.Over == Over.Sales ? string.Empty : $"{aggregate.Over.Name}_";
        (string stem, FeatureType type) = aggregate.Aggregation switch
        {
            Aggregation.Count => ($"{aggregate.Over.Name}_count", FeatureType.Count),
            Aggregation.Sum => ($"{events}{measure?.Name}_sum", measured),
            Aggregation.Mean => ($"{events}{measure?.Name}_mean", FeatureType.Number),
            Aggregation.Variance => ($"{events}{measure?.Name}_variance", FeatureType.Number),
            Aggregation.Min => ($"{events}{measure?.Name}_min", measured),
            Aggregation.Max => ($"{events}{measure?.Name}_max", measured),
            Aggregation.First => ($"{events}{measure?.Name}_first", measured),
            Aggregation.Last => ($"{events}{measure?.Name}_last", measured),
            Aggregation.Share => ($"{events}{aggregate.Trait?.Name}_{SnakeCase.Of(aggregate.Level ?? string.Empty)}_share", FeatureType.Number),
            Aggregation.DistinctCount => ($"{events}{aggregate.Trait?.Name}_distinct_count", FeatureType.Count),
            Aggregation.Mode => ($"{events}{aggregate.Trait?.Name}_mode", FeatureType.Category),
            _ => (aggregate.Over == Over.Sales ? "days_since_last" : $"days_since_last_{aggregate.Over.Name}", FeatureType.Number),
        };
        type = aggregate.Window.HalfLife is null ? type : FeatureType.Number;
        return new($"{stem}_by_{aggregate.By.Name}{aggregate.Window.Suffix}", FeatureKind.Aggregate, type, aggregate.By.KnownFrom)
        {
            Aggregate = aggregate,
            IsFitted = type != FeatureType.Category && (aggregate.By.Kind != ByKind.Attribute || aggregate.By.Owner is not null),
        };
    }

    /// <summary>A ratio or a difference; named after its operands where it has no name of its own.</summary>
    public static FeatureDefinition Combination(FeatureKind kind, FeatureOperands operands, string? name)
    {
        (FeatureDefinition left, FeatureDefinition right) = operands;
        bool isExact = kind == FeatureKind.Difference && left.Type == right.Type && left.Type is FeatureType.Money or FeatureType.Count;
        return new(name ?? CombinationName(kind, left.Name, right.Name), kind, isExact ? left.Type : FeatureType.Number, left.KnownFrom | right.KnownFrom)
        {
            Operands = operands,
            IsFitted = left.IsFitted && right.IsFitted,
        };
    }

    public static string CombinationName(FeatureKind kind, string left, string right) => $"{left}_{(kind == FeatureKind.Ratio ? "over" : "minus")}_{right}";

    public static FeatureDefinition Custom(string name, FeatureType type, Known knownFrom) => new(name, FeatureKind.Custom, type, knownFrom);
}
