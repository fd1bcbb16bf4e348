using System.Text.Json;

namespace EcomIntel;

/// <summary>The part of a feature's text form that only aggregates have.</summary>
internal static class AggregateJson
{
    private const string WindowLength = "window_microseconds";
    private const string WindowEvents = "window_events";
    private const string Gap = "gap_microseconds";
    private const string HalfLife = "half_life_microseconds";

    public static void Write(Utf8JsonWriter writer, AggregateDefinition aggregate)
    {
        writer.WriteName("aggregation", aggregate.Aggregation);
        ByJson.Write(writer, aggregate.By);
        if (aggregate.Over != Over.Sales)
        {
            writer.WriteName("over", aggregate.Over.Kind);
        }

        if (aggregate.Over.Gap is not null)
        {
            writer.WriteNumber(Gap, aggregate.Over.GapMicroseconds);
        }

        if (aggregate.Measure is { } measure)
        {
            writer.WriteString("measure", measure.Name);
        }

        if (aggregate.Trait is { } trait)
        {
            writer.WriteString(trait.Kind == TraitKind.Attribute ? "trait_attribute" : "trait", trait.Name);
        }

        if (aggregate.Level is { } level)
        {
            writer.WriteString("level", level);
        }

        if ((aggregate.Window.Length ?? aggregate.Window.HalfLife) is { } length)
        {
            writer.WriteNumber(aggregate.Window.IsTrailing ? WindowLength : HalfLife, length.Ticks / TimeSpan.TicksPerMicrosecond);
        }

        if (aggregate.Window.Events is { } events)
        {
            writer.WriteNumber(WindowEvents, events);
        }
    }

    public static AggregateDefinition Read(JsonElement json, FeatureFunctions functions)
    {
        return new AggregateDefinition(ByJson.Read(json, functions), json.Name<Aggregation>("aggregation"), ReadWindow(json))
        {
            Over = json.TryGetProperty("over", out _) ? ReadOver(json) : Over.Sales,
            Measure = !json.TryGetProperty("measure", out _) ? null
                : Measure.Named(json.Text("measure")) ?? throw new FormatException($"the measure '{json.Text("measure")}' is unknown"),
            Trait = json.TryGetProperty("trait_attribute", out _) ? Trait.Attribute(json.Text("trait_attribute"))
                : !json.TryGetProperty("trait", out _) ? null
                : Trait.Named(json.Text("trait")) ?? throw new FormatException($"the trait '{json.Text("trait")}' is unknown"),
            Level = json.TryGetProperty("level", out _) ? json.Text("level") : null,
        };
    }

    private static Over ReadOver(JsonElement json) =>
        Over.Of(json.Name<OverKind>("over"), json.TryGetProperty(Gap, out JsonElement gap) ? TimeSpan.FromMicroseconds(gap.GetInt64()) : null);

    private static Window ReadWindow(JsonElement json) =>
        json.TryGetProperty(WindowLength, out JsonElement length) ? Window.Of(TimeSpan.FromMicroseconds(length.GetInt64()))
        : json.TryGetProperty(HalfLife, out JsonElement halfLife) ? Window.Decay(TimeSpan.FromMicroseconds(halfLife.GetInt64()))
        : json.TryGetProperty(WindowEvents, out JsonElement events) ? Window.Last(events.GetInt32())
        : Window.Lifetime;
}
