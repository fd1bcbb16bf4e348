using System.Text.Json;
using System.Text.Json.Serialization;

namespace EcomIntel.Streaming;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(EventPayload))]
internal sealed partial class EventPayloadContext : JsonSerializerContext
{
    public static EventPayloadContext For(int maxDepth) => new(new JsonSerializerOptions
    {
        AllowDuplicateProperties = false,
        Converters = { new AttributeValueConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        MaxDepth = maxDepth,
        NumberHandling = JsonNumberHandling.AllowReadingFromString,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
    });
}
