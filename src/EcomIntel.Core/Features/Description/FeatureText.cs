using System.Globalization;

namespace EcomIntel;

/// <summary>The part of a feature's description that depends on how it comes about. A kind without its sentences fails the test that goes over all kinds.</summary>
internal sealed record FeatureText(string? Unit, string Meaning, string Formula, string Missing)
{
    private const string Never = "never";

    public static FeatureText Of(FeatureDefinition definition, string timeZone) => definition.Kind switch
    {
        FeatureKind.HourOfDay => new("hour", $"Local hour in {timeZone}, 0 to 23", "hour(local t)", Never),
        FeatureKind.DayOfWeek => new(null, $"Local weekday in {timeZone}, Monday 0 to Sunday 6", "weekday(local t)", Never),
        FeatureKind.Month => new(null, $"Local month in {timeZone}, 1 to 12", "month(local t)", Never),
        FeatureKind.HourOfDaySin => new(null, "The hour as a point of a circle, so that 23 is next to 0: its height", "sin(2π · hour_of_day / 24)", Never),
        FeatureKind.HourOfDayCos => new(null, "The hour as a point of a circle: its width", "cos(2π · hour_of_day / 24)", Never),
        FeatureKind.DayOfWeekSin => new(null, "The weekday as a point of a circle, so that Sunday is next to Monday: its height", "sin(2π · day_of_week / 7)", Never),
        FeatureKind.DayOfWeekCos => new(null, "The weekday as a point of a circle: its width", "cos(2π · day_of_week / 7)", Never),
        FeatureKind.MonthSin => new(null, "The month as a point of a circle, so that December is next to January: its height", "sin(2π · (month − 1) / 12)", Never),
        FeatureKind.MonthCos => new(null, "The month as a point of a circle: its width", "cos(2π · (month − 1) / 12)", Never),
        FeatureKind.IsHoliday => new(null, $"1 where the local date in {timeZone} is one of {Holidays(definition)}, else 0", "local date of t ∈ holidays", Never),
        FeatureKind.DaysToHoliday => new(
            "days", $"Days from the local date in {timeZone} to the next of {Holidays(definition)}, 0 on the day", "min(holidays ≥ local date of t) − local date of t", "after the last holiday"),
        FeatureKind.Quantity => new("pieces", "Pieces of the line", "quantity", "where the row has no quantity"),
        FeatureKind.UnitPrice => new("currency", "Price of one piece", "unit_price", "where the row has no unit price"),
        FeatureKind.TotalPrice => new(
            "currency", "The line's total as recorded; quantity × unit price where there is none", "total, else quantity × unit_price", "where neither is known"),
        FeatureKind.PriceBand => Band(definition),
        FeatureKind.Age => new("years", "Age of the customer", "customer.age", OfCustomer("age")),
        FeatureKind.Gender => Level("gender of the customer", "customer.gender", OfCustomer("gender")),
        FeatureKind.Location => Level("location of the customer", "customer.location", OfCustomer("location")),
        FeatureKind.ProductCategory => Level("category of the product bought", "product.category", "where the row has no product, or the product no category"),
        FeatureKind.Attribute => Attribute(definition),
        FeatureKind.CustomerTotalSpent => new(
            "currency", "All sales of the customer, the row's own and later ones included", "sum(total of all sales of the customer)", "where the row has no customer"),
        FeatureKind.Custom => new(null, "A function of the app's own", $"{definition.Name}(row)", "where the function gives NaN"),
        FeatureKind.Aggregate => AggregateText.Of(definition.Aggregate!),
        FeatureKind.Ratio => CombinationText.Ratio(definition.Operands!, timeZone),
        FeatureKind.Difference => CombinationText.Difference(definition.Operands!, timeZone),
        _ => throw new ArgumentOutOfRangeException(nameof(definition), definition.Kind, "This kind of feature has no description yet."),
    };

    private static string Holidays(FeatureDefinition definition) => string.Create(
        CultureInfo.InvariantCulture, $"{definition.Holidays.Length} given holidays from {definition.Holidays[0]:O} to {definition.Holidays[^1]:O}");

    private static FeatureText Level(string what, string formula, string missing) =>
        new(null, $"The {what}, among the levels of the training rows", formula, $"{missing}, or where no training row had the level");

    private static string OfCustomer(string field) => $"where the row has no customer, or the customer no {field}";

    private static FeatureText Attribute(FeatureDefinition definition)
    {
        string owner = definition.Owner is { } known ? known.ToString().ToLowerInvariant() : "owner";
        string what = $"declared column '{definition.Name}' of the {owner}";
        string missing = $"where the {owner} has none";
        return definition.Type == FeatureType.Category
            ? Level(what, $"{owner}['{definition.Name}']", missing)
            : new(null, $"The {what}", $"{owner}['{definition.Name}']", missing);
    }

    private static FeatureText Band(FeatureDefinition definition)
    {
        const string Unpriced = "where the row has no unit price, or one below 0";
        string edges = string.Join(", ", definition.Edges.Select(edge => edge.ToString(CultureInfo.InvariantCulture)));
        string formula = definition.Edges.IsEmpty ? "number of edges ≤ unit_price" : $"number of edges ≤ unit_price, edges {edges}";
        return definition.Bands is { } bands
            ? new(null, string.Create(CultureInfo.InvariantCulture, $"Band of the unit price; {bands} bands of equal size among the training rows"), formula, Unpriced)
            : new(null, "Band of the unit price; an edge belongs to the band above it", formula, Unpriced);
    }
}
