using System.Text.Json;

namespace EcomIntel;

/// <summary>The text form of a schema: its fields, or the pipeline that makes them.</summary>
internal static class SchemaJson
{
    private const string Format = "ecomintel.schema";
    private const int Version = 1;

    public static string Write(FeatureSchema schema) => JsonText.Write(writer =>
    {
        writer.WriteString("format", Format);
        writer.WriteNumber("version", Version);
        if (schema.Pipeline is { } pipeline)
        {
            writer.WriteStartObject("pipeline");
            PipelineJson.WriteContent(writer, pipeline);
            writer.WriteEndObject();
            return;
        }

        writer.WriteStartArray("fields");
        foreach (FeatureField field in schema.Fields)
        {
            writer.WriteStartObject();
            writer.WriteString("name", field.Name);
            writer.WriteName("type", field.Type);
            writer.WriteKnown(field.KnownFrom);
            if (field.IsCategorical)
            {
                writer.WriteStrings("levels", field.Levels);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    });

    public static FeatureSchema Read(string json, FeatureFunctions? functions) => JsonText.Read(json, Format, Version, root =>
    {
        if (root.TryGetProperty("pipeline", out JsonElement pipeline))
        {
            return PipelineJson.ReadContent(pipeline, functions).Schema;
        }

        return new FeatureSchema(root.GetProperty("fields").EnumerateArray().Select(field =>
            new FeatureField(field.Text("name"), field.Name<FeatureType>("type"), field.Known()) { Levels = field.Strings("levels") }));
    });
}
