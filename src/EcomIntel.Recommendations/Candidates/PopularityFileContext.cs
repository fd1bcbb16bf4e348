using System.Text.Json.Serialization;

namespace EcomIntel.Recommendations;

[JsonSerializable(typeof(PopularityFile))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, RespectRequiredConstructorParameters = true, RespectNullableAnnotations = true, AllowDuplicateProperties = false)]
internal sealed partial class PopularityFileContext : JsonSerializerContext;
