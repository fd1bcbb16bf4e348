using System.Globalization;

namespace EcomIntel;

/// <summary>Aggregates in words. An aggregation or a key without its sentence fails the test that goes over all of them.</summary>
internal static class AggregateText
{
    public static FeatureText Of(AggregateDefinition aggregate)
    {
        Texts texts = new(aggregate);
        return aggregate.Window.HalfLife is null ? Plain(aggregate, texts) : Decayed(aggregate, texts);
    }

    private static FeatureText Plain(AggregateDefinition aggregate, in Texts texts) => aggregate.Aggregation switch
    {
        Aggregation.Count => new(texts.Plural, $"Number of {texts.Events}", $"count(S), {texts.Set}", texts.NeverMissing),
        Aggregation.Sum => new(texts.Unit, $"Sum of the {texts.Measure} of {texts.Events}", $"sum({texts.Values}), {texts.Set}", texts.NeverMissing),
        Aggregation.Mean => new(texts.Unit, $"Mean {texts.Measure} of {texts.Events}", $"mean({texts.Values}), {texts.Set}", texts.Unmeasured),
        Aggregation.TimeSinceLast => new(
            "days", $"Days of 24 hours, fractions included, since the newest {texts.Event}", $"(t − max(S.time)) / 24h, {texts.Set}", texts.MissingWithout),
        Aggregation.Variance => new(
            $"{texts.Unit}²", $"Sample variance of the {texts.Measure} of {texts.Events}", $"(sum({texts.Values}²) − sum({texts.Values})² / n) / (n − 1), n = count({texts.Values}), {texts.Set}",
            $"with fewer than two such {texts.Plural} that have a {texts.Measure}"),
        Aggregation.Min => new(texts.Unit, $"Least {texts.Measure} of {texts.Events}", $"min({texts.Values}), {texts.Set}", texts.Unmeasured),
        Aggregation.Max => new(texts.Unit, $"Greatest {texts.Measure} of {texts.Events}", $"max({texts.Values}), {texts.Set}", texts.Unmeasured),
        Aggregation.First => new(texts.Unit, $"The {texts.Measure} of the first of {texts.Events} that has one", $"first({texts.Values}) by time and id, {texts.Set}", texts.Unmeasured),
        Aggregation.Last => new(texts.Unit, $"The {texts.Measure} of the last of {texts.Events} that has one", $"last({texts.Values}) by time and id, {texts.Set}", texts.Unmeasured),
        Aggregation.Share => new(
            null, $"Share of the {texts.Trait} '{aggregate.Level}' among {texts.Events} that have a {texts.Trait}",
            $"count(S.{texts.Trait} = '{aggregate.Level}') / count(S.{texts.Trait}), {texts.Set}", texts.Untold),
        Aggregation.DistinctCount => new(
            texts.Things, $"Number of different {texts.Things} of {texts.Events}", $"count(distinct S.{texts.Trait}), {texts.Set}", texts.NeverMissing),
        Aggregation.Mode => new(
            null, $"The {texts.Trait} that most of {texts.Events} have, of several the one that came last, among the levels of the training rows",
            $"mode(S.{texts.Trait}), ties by time and id, {texts.Set}", $"{texts.Untold} that a training row had"),
        _ => throw new ArgumentOutOfRangeException(nameof(aggregate), aggregate.Aggregation, "This aggregation has no description yet."),
    };

    private static FeatureText Decayed(AggregateDefinition aggregate, in Texts texts)
    {
        string weight = $"w = 2^(−(t − S.time) / {aggregate.Window.ToString()["decay".Length..]}), {texts.Set}";
        return aggregate.Aggregation switch
        {
            Aggregation.Count => new(texts.Plural, $"Number of {texts.Events}", $"sum(w), {weight}", texts.NeverMissing),
            Aggregation.Sum => new(texts.Unit, $"Sum of the {texts.Measure} of {texts.Events}", $"sum(w · {texts.Values}), {weight}", texts.NeverMissing),
            _ => new(
                texts.Unit, $"Mean {texts.Measure} of {texts.Events}", $"sum(w · {texts.Values}) / sum(w of those that have it), {weight}", texts.Unmeasured),
        };
    }

    /// <summary>Whose events, in words.</summary>
    private static string EventsOf(By by, bool areSales) => by.Kind switch
    {
        ByKind.Customer => "of the same customer",
        ByKind.Product => "of the same product",
        ByKind.Category => "of the same product category",
        ByKind.Location => areSales ? "to customers in the same location" : "of customers in the same location",
        ByKind.Hour => "in the same local hour of day",
        ByKind.Attribute => $"with the same '{by.Name}'",
        ByKind.Custom => $"with the same key {by.Name}(row)",
        _ => throw new ArgumentOutOfRangeException(nameof(by), by.Kind, "This kind of key has no description yet."),
    };

    private static string Span(Window window) => window switch
    {
        { Length: not null } => $" in the last {window}",
        { HalfLife: not null } => $", each weighing half for every {window.ToString()["decay".Length..]} of its age",
        { Events: { } events } => string.Create(CultureInfo.InvariantCulture, $", the last {events} of them"),
        _ => string.Empty,
    };

    private static string Times(Window window) => window switch
    {
        { Length: not null } => $"t − {window} ≤ time < t",
        { Events: { } events } => string.Create(CultureInfo.InvariantCulture, $"time < t, the last {events} by time and id"),
        _ => "time < t",
    };

    /// <summary>The phrases that sentences are made of.</summary>
    private readonly struct Texts(AggregateDefinition aggregate)
    {
        public string Plural { get; } = aggregate.Over == Over.Sales ? "sales" : $"{aggregate.Over.Name.Replace('_', ' ')}s";

        public string Event => $"earlier {Plural[..^1]} {EventsOf(aggregate.By, aggregate.Over == Over.Sales)}{Span(aggregate.Window)}";

        public string Events => $"earlier {Plural} {EventsOf(aggregate.By, aggregate.Over == Over.Sales)}{Span(aggregate.Window)}";

        public string Set => $"S = {aggregate.Over} with the row's {aggregate.By.Name} and {Times(aggregate.Window)}";

        public string Measure { get; } = aggregate.Measure?.Name.Replace('_', ' ') ?? string.Empty;

        public string Values => $"S.{aggregate.Measure?.Name}";

        public string? Unit => aggregate.Measure?.Type == FeatureType.Money ? "currency" : "pieces";

        public string Trait => aggregate.Trait?.Name ?? string.Empty;

        public string Things => aggregate.Trait?.Kind switch
        {
            TraitKind.Product => "products",
            TraitKind.Category => "categories",
            TraitKind.Order => "orders",
            TraitKind.Location => "locations",
            _ => $"values of '{Trait}'",
        };

        public string NeverMissing => $"never; 0 {MissingWithout}";

        public string MissingWithout => $"without such a {Plural[..^1]}";

        public string Unmeasured => $"{MissingWithout} that has a {Measure}";

        public string Untold => $"{MissingWithout} that has a {Trait}";
    }
}
