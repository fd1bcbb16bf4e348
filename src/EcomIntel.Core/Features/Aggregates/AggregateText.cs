namespace EcomIntel;

/// <summary>Aggregates in words. An aggregation or a key without its sentence fails the test that goes over all of them.</summary>
internal static class AggregateText
{
    private const string NeverMissing = "never; 0 without such a sale";
    private const string MissingWithout = "without such a sale";

    public static FeatureText Of(AggregateDefinition aggregate)
    {
        string sales = $"{SalesOf(aggregate.By)}{Span(aggregate.Window)}";
        string set = $"S = sales {SameKey(aggregate.By)} and {Times(aggregate.Window)}";
        string measure = aggregate.Measure?.Name.Replace('_', ' ') ?? string.Empty;
        return aggregate.Aggregation switch
        {
            Aggregation.Count => new("sales", $"Number of earlier sales {sales}", $"count(S), {set}", NeverMissing),
            Aggregation.Sum => new(Unit(aggregate.Measure), $"Sum of the {measure} of earlier sales {sales}", $"sum(S.{aggregate.Measure?.Name}), {set}", NeverMissing),
            Aggregation.Mean => new(
                Unit(aggregate.Measure), $"Mean {measure} of earlier sales {sales}", $"mean(S.{aggregate.Measure?.Name}), {set}", $"{MissingWithout} that has a {measure}"),
            Aggregation.TimeSinceLast => new(
                "days", $"Days of 24 hours, fractions included, since the newest earlier sale {sales}", $"(t − max(S.time)) / 24h, {set}", MissingWithout),
            _ => throw new ArgumentOutOfRangeException(nameof(aggregate), aggregate.Aggregation, "This aggregation has no description yet."),
        };
    }

    /// <summary>Whose sales, in words.</summary>
    private static string SalesOf(By by) => by.Kind switch
    {
        ByKind.Customer => "of the same customer",
        ByKind.Product => "of the same product",
        ByKind.Category => "of the same product category",
        ByKind.Location => "to customers in the same location",
        ByKind.Hour => "in the same local hour of day",
        ByKind.Attribute => $"with the same '{by.Name}'",
        ByKind.Custom => $"with the same key {by.Name}(row)",
        _ => throw new ArgumentOutOfRangeException(nameof(by), by.Kind, "This kind of key has no description yet."),
    };

    private static string SameKey(By by) => $"with the row's {by.Name}";

    private static string Span(Window window) => window.Length is null ? string.Empty : $" in the last {window}";

    private static string Times(Window window) => window.Length is null ? "time < t" : $"t − {window} ≤ time < t";

    private static string? Unit(Measure? measure) => measure?.Type == FeatureType.Money ? "currency" : "pieces";
}
