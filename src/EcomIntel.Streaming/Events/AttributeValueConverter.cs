using System.Text.Json;
using System.Text.Json.Serialization;

namespace EcomIntel.Streaming;

internal sealed class AttributeValueConverter : JsonConverter<AttributeValue>
{
    public override bool HandleNull => true;

    public override AttributeValue Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.Null => default,
        JsonTokenType.String => AttributeValue.Of(reader.GetString()),
        JsonTokenType.Number when reader.TryGetDouble(out double number) && double.IsFinite(number) => AttributeValue.Of(number),
        _ => throw new JsonException("An attribute is a text or a number."),
    };

    public override void Write(Utf8JsonWriter writer, AttributeValue value, JsonSerializerOptions options) => Write(writer, value);

    public static void Write(Utf8JsonWriter writer, AttributeValue value)
    {
        if (value.Number is { } number)
        {
            writer.WriteNumberValue(number);
        }
        else
        {
            writer.WriteStringValue(value.Text);
        }
    }
}
