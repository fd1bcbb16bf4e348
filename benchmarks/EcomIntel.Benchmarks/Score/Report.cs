using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace EcomIntel.Benchmarks;

/// <summary>Prints lines as JSON, or as text for people.</summary>
internal sealed class Report(TextWriter output, bool json, int decimals = 3)
{
    private static readonly JsonSerializerOptions Snake = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>Writes what is not a result, kept apart from the lines of JSON.</summary>
    public void Note(string text) => (json ? Console.Error : output).WriteLine(text);

    public void Line<T>(T line)
    {
        JsonObject fields = JsonSerializer.SerializeToNode(line, Snake)!.AsObject();
        foreach ((string name, JsonNode? value) in fields.ToArray())
        {
            if (value!.GetValueKind() == JsonValueKind.Number && value.GetValue<JsonElement>().TryGetDouble(out double number))
            {
                fields[name] = JsonValue.Create(decimal.Round((decimal)number, decimals));
            }
        }

        output.WriteLine(json ? fields.ToJsonString() : string.Join("  ", fields.Select(field => $"{field.Key} {field.Value}")));
        output.Flush();
    }
}
