using System.Text.Json;

namespace EcomIntel;

/// <summary>The part of a feature's text form that only aggregates have.</summary>
internal static class AggregateJson
{
    public static void Write(Utf8JsonWriter writer, AggregateDefinition aggregate)
    {
        writer.WriteName("aggregation", aggregate.Aggregation);
        ByJson.Write(writer, aggregate.By);
        if (aggregate.Measure is { } measure)
        {
            writer.WriteString("measure", measure.Name);
        }

        if (aggregate.Window.Length is { } length)
        {
            writer.WriteNumber("window_microseconds", length.Ticks / TimeSpan.TicksPerMicrosecond);
        }
    }

    public static AggregateDefinition Read(JsonElement json, FeatureFunctions functions)
    {
        Window window = json.TryGetProperty("window_microseconds", out JsonElement length) ? Window.Of(TimeSpan.FromMicroseconds(length.GetInt64())) : Window.Lifetime;
        return new AggregateDefinition(ByJson.Read(json, functions), json.Name<Aggregation>("aggregation"), window)
        {
            Measure = !json.TryGetProperty("measure", out _) ? null
                : Measure.Named(json.Text("measure")) ?? throw new FormatException($"the measure '{json.Text("measure")}' is unknown"),
        };
    }
}
