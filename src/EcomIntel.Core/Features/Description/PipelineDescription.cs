using System.Collections.Immutable;
using System.Text;

namespace EcomIntel;

/// <summary>What the features of a pipeline are, for people and for tools. Immutable; safe for any thread.</summary>
public sealed class PipelineDescription
{
    private const string Format = "ecomintel.description";
    private const int Version = 1;

    internal PipelineDescription(FeaturePipeline pipeline)
    {
        TimeZone = pipeline.TimeZone;
        Features = [.. pipeline.Definitions.Select(definition => FeatureDescription.Of(definition, pipeline.TimeZone))];
    }

    /// <summary>The IANA name of the zone that hours, weekdays and months are taken in.</summary>
    public string TimeZone { get; }

    /// <summary>The features in column order.</summary>
    public ImmutableArray<FeatureDescription> Features { get; }

    /// <summary>The description of one feature.</summary>
    /// <param name="name">The feature's name.</param>
    /// <returns>The description.</returns>
    /// <exception cref="ArgumentException">There is none of that name.</exception>
    public FeatureDescription this[string name] => Features.FirstOrDefault(feature => feature.Name == name)
        ?? throw new ArgumentException($"There is no feature '{name}'. There are {string.Join(", ", Features.Select(feature => feature.Name))}.", nameof(name));

    /// <summary>Writes a table in GitHub's Markdown, one line for each feature.</summary>
    /// <returns>The text; lines end with a line feed.</returns>
    public string ToMarkdownTable()
    {
        StringBuilder text = new("| Feature | Type | Stored as | Unit | Known from | Meaning | Formula | Missing |\n|---|---|---|---|---|---|---|---|\n");
        foreach (FeatureDescription feature in Features)
        {
            string[] cells =
            [
                $"`{feature.Name}`", TypeText.Name(feature.Type), feature.StoredAs, feature.Unit ?? "–", TypeText.Name(feature.KnownFrom),
                feature.Meaning, $"`{feature.Formula}`", feature.Missing,
            ];
            text.Append("| ").AppendJoin(" | ", cells.Select(cell => cell.Replace("|", "\\|", StringComparison.Ordinal))).Append(" |\n");
        }

        return text.ToString();
    }

    /// <summary>Writes the description as JSON: <c>{"format":"ecomintel.description","version":1,"time_zone":…,"features":[…]}</c>, names in snake_case.</summary>
    /// <returns>The text.</returns>
    public string ToJson() => JsonText.Write(writer =>
    {
        writer.WriteString("format", Format);
        writer.WriteNumber("version", Version);
        writer.WriteString("time_zone", TimeZone);
        writer.WriteStartArray("features");
        foreach (FeatureDescription feature in Features)
        {
            writer.WriteStartObject();
            writer.WriteString("name", feature.Name);
            writer.WriteName("type", feature.Type);
            writer.WriteString("stored_as", feature.StoredAs);
            writer.WriteString("unit", feature.Unit);
            writer.WriteString("meaning", feature.Meaning);
            writer.WriteString("formula", feature.Formula);
            writer.WriteKnown(feature.KnownFrom);
            writer.WriteString("missing", feature.Missing);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    });

    /// <inheritdoc cref="ToMarkdownTable"/>
    public override string ToString() => ToMarkdownTable();
}
