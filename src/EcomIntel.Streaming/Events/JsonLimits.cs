using System.Text.Json;

namespace EcomIntel.Streaming;

/// <summary>Walks the tokens of a payload without making anything of them.</summary>
internal static class JsonLimits
{
    /// <summary>Whether a payload of this size is too short to break a limit of length, so that the walk can be saved.</summary>
    public static bool CannotBreak(int bytes, ShopEventJsonOptions options) => bytes <= options.MaxStringLength && bytes <= options.MaxArrayLength;

    /// <summary>The limit that the payload breaks, or null where it breaks none or is not JSON.</summary>
    public static EventRejection? Broken(ReadOnlySpan<byte> utf8, ShopEventJsonOptions options)
    {
        Utf8JsonReader reader = new(utf8, new JsonReaderOptions { MaxDepth = options.MaxDepth + 1 });
        Span<int> items = stackalloc int[options.MaxDepth + 2];
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray && reader.CurrentDepth >= options.MaxDepth)
                {
                    return new EventRejection(DeadLetterReason.TooDeep, $"nested deeper than {options.MaxDepth}");
                }

                if (reader.TokenType is JsonTokenType.PropertyName or JsonTokenType.String && reader.ValueSpan.Length > options.MaxStringLength)
                {
                    return new EventRejection(DeadLetterReason.TooLong, $"a text is longer than {options.MaxStringLength} bytes");
                }

                if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                {
                    items[reader.CurrentDepth + 1] = 0;
                }

                if (reader.TokenType is not (JsonTokenType.EndObject or JsonTokenType.EndArray or JsonTokenType.PropertyName) && ++items[reader.CurrentDepth] > options.MaxArrayLength)
                {
                    return new EventRejection(DeadLetterReason.TooLong, $"more than {options.MaxArrayLength} items");
                }
            }
        }
        catch (JsonException)
        {
            // Not JSON: the parser says so with its position.
        }

        return null;
    }
}
