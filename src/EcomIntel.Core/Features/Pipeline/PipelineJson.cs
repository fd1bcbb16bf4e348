using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace EcomIntel;

/// <summary>The text form of a pipeline: its zone and its definitions, with what was learned.</summary>
internal static class PipelineJson
{
    private const string Format = "ecomintel.pipeline";
    private const int Version = 1;

    public static string Write(FeaturePipeline pipeline) => JsonText.Write(writer => WriteContent(writer, pipeline));

    public static FeaturePipeline Read(string json, FeatureFunctions? functions) =>
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

    public static FeaturePipeline ReadContent(JsonElement root, FeatureFunctions? functions)
    {
        functions ??= FeatureFunctions.None;
        ImmutableArray<FeatureDefinition> definitions = [.. root.GetProperty("features").EnumerateArray().Select(feature => Read(feature, functions))];
        string timeZone = root.Text("time_zone");
        PipelineMistakes.ThrowIfAny(timeZone, definitions);
        return new FeaturePipeline(timeZone, definitions, functions);
    }

    private static void Write(Utf8JsonWriter writer, string property, FeatureDefinition operand)
    {
        writer.WriteStartObject(property);
        Write(writer, operand);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, FeatureDefinition definition)
    {
        writer.WriteString("name", definition.Name);
        writer.WriteName("kind", definition.Kind);
        writer.WriteName("type", definition.Type);
        writer.WriteKnown(definition.KnownFrom);
        writer.WriteBoolean("fitted", definition.IsFitted);
        if (definition.Aggregate is { } aggregate)
        {
            AggregateJson.Write(writer, aggregate);
        }

        if (definition.Operands is { } operands)
        {
            Write(writer, "left", operands.Left);
            Write(writer, "right", operands.Right);
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

        if (!definition.Holidays.IsEmpty)
        {
            writer.WriteStrings("holidays", [.. definition.Holidays.Select(date => date.ToString("O", CultureInfo.InvariantCulture))]);
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

    /// <summary>Makes the definition anew from its kind and settings, so that a text cannot claim another type or source than the kind has.</summary>
    private static FeatureDefinition Read(JsonElement json, FeatureFunctions functions)
    {
        FeatureDefinition definition = Learned(json, Plain(json, functions));
        (string, FeatureType, Known, bool) written = (json.Text("name"), json.Name<FeatureType>("type"), json.Known(), json.GetProperty("fitted").GetBoolean());
        return written == (definition.Name, definition.Type, definition.KnownFrom, definition.IsFitted)
            ? definition
            : throw new FormatException($"the feature '{written.Item1}' does not fit its kind '{json.Text("kind")}'");
    }

    private static FeatureDefinition Plain(JsonElement json, FeatureFunctions functions) => json.Name<FeatureKind>("kind") switch
    {
        FeatureKind.PriceBand when json.TryGetProperty("bands", out JsonElement bands) => FeatureDefinitions.PriceBandQuantiles(bands.GetInt32()),
        FeatureKind.PriceBand => FeatureDefinitions.PriceBand(Edges(json)),
        FeatureKind.Attribute => FeatureDefinitions.Attribute(json.Text("name")),
        FeatureKind.Aggregate => FeatureDefinitions.Aggregate(AggregateJson.Read(json, functions)),
        FeatureKind.Custom => FeatureDefinitions.Custom(json.Text("name"), json.Name<FeatureType>("type"), json.Known()),
        FeatureKind.IsHoliday => FeatureDefinitions.IsHoliday(Dates(json)),
        FeatureKind.DaysToHoliday => FeatureDefinitions.DaysToHoliday(Dates(json)),
        FeatureKind.Ratio => Combination(FeatureKind.Ratio, json, functions),
        FeatureKind.Difference => Combination(FeatureKind.Difference, json, functions),
        var kind => FeatureDefinitions.Standard(kind),
    };

    private static FeatureDefinition Combination(FeatureKind kind, JsonElement json, FeatureFunctions functions) => FeatureDefinitions.Combination(
        kind, new FeatureOperands(Read(json.GetProperty("left"), functions), Read(json.GetProperty("right"), functions)), json.Text("name"));

    private static FeatureDefinition Learned(JsonElement json, FeatureDefinition definition)
    {
        if (definition.Kind == FeatureKind.Attribute && json.TryGetProperty("owner", out _))
        {
            AttributeType type = json.Name<FeatureType>("type") == FeatureType.Category ? AttributeType.Categorical : AttributeType.Numeric;
            definition = FeatureDefinitions.Found(definition, json.Name<AttributeOwner>("owner"), type);
        }

        if (definition.IsFitted || definition.Operands is not null || !json.GetProperty("fitted").GetBoolean())
        {
            return definition;
        }

        return definition.Kind == FeatureKind.PriceBand ? FeatureDefinitions.Learned(definition, Edges(json)) : FeatureDefinitions.Learned(definition, json.Strings("levels"));
    }

    private static IEnumerable<DateOnly> Dates(JsonElement json) => json.Strings("holidays").Select(date => DateOnly.ParseExact(date, "O", CultureInfo.InvariantCulture));

    private static ImmutableArray<decimal> Edges(JsonElement json) => [.. json.GetProperty("edges").EnumerateArray().Select(edge => edge.GetDecimal())];
}
