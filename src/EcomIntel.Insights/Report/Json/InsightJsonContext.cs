using System.Text.Json.Serialization;

namespace EcomIntel.Insights;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true, UseStringEnumConverter = true)]
[JsonSerializable(typeof(ClaimJson[]))]
internal sealed partial class InsightJsonContext : JsonSerializerContext;
