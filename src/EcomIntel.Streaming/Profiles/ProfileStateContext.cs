using System.Text.Json.Serialization;

namespace EcomIntel.Streaming;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(ProfileState))]
internal sealed partial class ProfileStateContext : JsonSerializerContext;
