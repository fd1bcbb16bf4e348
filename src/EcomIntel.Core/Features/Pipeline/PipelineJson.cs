using System.Collections.Immutable;
using System.Text.Json;

namespace EcomIntel;

/// <summary>The text form of a pipeline: its zone and its definitions, with what was learned.</summary>
internal static class PipelineJson
{
    private const string Format = "ecomintel.pipeline";
    private const int Version = 1;

    public static string Write(FeaturePipeline pipeline) => JsonText.Write(writer => WriteContent(writer, pipeline));

    public static FeaturePipeline Read(string json, IReadOnlyDictionary<string, Func<FeatureRow, double>>? functions) =>
        JsonText.Read(json, Format, Version, root => ReadContent(root, functions));

    public static void WriteContent(Utf8JsonWriter writer, FeaturePipeline pipeline)
    {
        writer.WriteString("format", Format);
        writer.WriteNumber("version", Version);
        writer.WriteString("time_zone", pipeline.TimeZone);
        writer.WriteStartArray("features");
        foreach (FeatureDefinition definition in pipeline.Definitions)
        {
            writer.WriteStartObject();
            Write(writer, definition);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    public static FeaturePipeline ReadContent(JsonElement root, IReadOnlyDictionary<string, Func<FeatureRow, double>>? functions)
    {
        ImmutableArray<FeatureDefinition> definitions = [.. root.GetProperty("features").EnumerateArray().Select(Read)];
        string timeZone = root.Text("time_zone");
        PipelineMistakes.ThrowIfAny(timeZone, definitions);
        return new FeaturePipeline(timeZone, definitions, functions?.ToImmutableDictionary(StringComparer.Ordinal) ?? ImmutableDictionary<string, Func<FeatureRow, double>>.Empty);
    }

    private static void Write(Utf8JsonWriter writer, FeatureDefinition definition)
    {
        writer.WriteString("name", definition.Name);
        writer.WriteName("kind", definition.Kind);
        writer.WriteName("type", definition.Type);
        writer.WriteKnown(definition.KnownFrom);
        writer.WriteBoolean("fitted", definition.IsFitted);
        if (definition is { Aggregation: { } aggregation, Key: { } key })
        {
            writer.WriteName("aggregation", aggregation);
            writer.WriteString("key", key.Name);
        }

        if (definition.Measure is { } measure)
        {
            writer.WriteString("measure", measure.Name);
        }

        if (definition.Window?.Length is { } length)
        {
            writer.WriteNumber("window_microseconds", length.Ticks / TimeSpan.TicksPerMicrosecond);
        }

        if (definition.Bands is { } bands)
        {
            writer.WriteNumber("bands", bands);
        }

        if (definition.Kind == FeatureKind.PriceBand)
        {
            writer.WriteStartArray("edges");
            foreach (decimal edge in definition.Edges)
            {
                writer.WriteNumberValue(edge);
            }

            writer.WriteEndArray();
        }

        if (definition.Owner is { } owner)
        {
            writer.WriteName("owner", owner);
        }

        if (definition.Type == FeatureType.Category)
        {
            writer.WriteStrings("levels", definition.Levels);
        }
    }

    private static FeatureDefinition Read(JsonElement json)
    {
        FeatureDefinition definition = new(json.Text("name"), json.Name<FeatureKind>("kind"), json.Name<FeatureType>("type"), json.Known())
        {
            IsFitted = json.GetProperty("fitted").GetBoolean(),
            Bands = json.TryGetProperty("bands", out JsonElement bands) ? bands.GetInt32() : null,
            Edges = json.TryGetProperty("edges", out JsonElement edges) ? [.. edges.EnumerateArray().Select(edge => edge.GetDecimal())] : [],
            Owner = json.TryGetProperty("owner", out _) ? json.Name<AttributeOwner>("owner") : null,
            Levels = json.Strings("levels"),
        };
        return definition.Kind != FeatureKind.Aggregate ? definition : definition with
        {
            Aggregation = json.Name<Aggregation>("aggregation"),
            Key = By.Named(json.Text("key")) ?? throw new FormatException($"the key '{json.Text("key")}' is unknown"),
            Measure = !json.TryGetProperty("measure", out _) ? null : Measure.Named(json.Text("measure")) ?? throw new FormatException($"the measure '{json.Text("measure")}' is unknown"),
            Window = json.TryGetProperty("window_microseconds", out JsonElement window) ? Window.Of(TimeSpan.FromMicroseconds(window.GetInt64())) : Window.Lifetime,
        };
    }
}
