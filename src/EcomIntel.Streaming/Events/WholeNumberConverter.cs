using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace EcomIntel.Streaming;

/// <summary>Whole numbers, also as text or with an empty fraction: pandas writes 34.0 where a column has gaps.</summary>
internal sealed class WholeNumberConverter : JsonConverter<int>
{
    public override int Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out int whole))
        {
            return whole;
        }

        decimal number = reader.TokenType switch
        {
            JsonTokenType.Number when reader.TryGetDecimal(out decimal value) => value,
            JsonTokenType.String when decimal.TryParse(reader.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out decimal value) => value,
            _ => throw new JsonException("Not a whole number."),
        };
        return number == decimal.Truncate(number) && number is >= int.MinValue and <= int.MaxValue ? (int)number : throw new JsonException("Not a whole number.");
    }

    public override void Write(Utf8JsonWriter writer, int value, JsonSerializerOptions options) => writer.WriteNumberValue(value);
}
