using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace EcomIntel.Streaming;

/// <summary>Identifiers are texts here, but many senders write them as numbers, and pandas writes whole numbers as 17.0 where a column has gaps.</summary>
internal sealed class IdConverter : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            string text = reader.GetString()!;
            return text.Length == 0 ? null : text;
        }

        if (reader.TokenType != JsonTokenType.Number)
        {
            throw new JsonException("An identifier is a text or a whole number.");
        }

        ReadOnlySpan<byte> digits = reader.ValueSpan;
        int point = digits.IndexOf((byte)'.');
        if (point >= 0 && !digits[(point + 1)..].ContainsAnyExcept((byte)'0'))
        {
            digits = digits[..point];
        }

        return digits.ContainsAny("eE."u8) ? throw new JsonException("An identifier is a text or a whole number.") : Encoding.ASCII.GetString(digits);
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
