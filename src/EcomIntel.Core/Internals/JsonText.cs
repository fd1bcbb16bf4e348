using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace EcomIntel;

/// <summary>The JSON texts of pipelines and schemas: written without reflection, names in snake_case, and read with one kind of error.</summary>
internal static class JsonText
{
    public static string Write(Action<Utf8JsonWriter> content)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter writer = new(buffer))
        {
            writer.WriteStartObject();
            content(writer);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public static T Read<T>(string json, string format, int version, Func<JsonElement, T> content)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            JsonElement root = document.RootElement;
            if (root.Text("format") != format)
            {
                throw new FormatException($"its format is '{root.Text("format")}'");
            }

            int found = root.GetProperty("version").GetInt32();
            return found == version ? content(root) : throw new FormatException($"its version is {found} but this library reads version {version}");
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or FormatException or ArgumentException or InvalidOperationException or OverflowException)
        {
            throw new ModelFormatException($"The text is not {format} as this library writes it: {error.Message.TrimEnd('.')}.", error);
        }
    }

    public static void WriteName<T>(this Utf8JsonWriter writer, string property, T value)
        where T : struct, Enum => writer.WriteString(property, Snake(value.ToString()));

    public static void WriteStrings(this Utf8JsonWriter writer, string property, ImmutableArray<string> values)
    {
        writer.WriteStartArray(property);
        foreach (string value in values)
        {
            writer.WriteStringValue(value);
        }

        writer.WriteEndArray();
    }

    public static void WriteKnown(this Utf8JsonWriter writer, Known known) =>
        writer.WriteStrings("known_from", [.. Flags().Where(flag => (known & flag) != EcomIntel.Known.None).Select(flag => Snake(flag.ToString()))]);

    public static string Text(this JsonElement element, string property) =>
        element.GetProperty(property).GetString() ?? throw new FormatException($"'{property}' is null");

    public static T Name<T>(this JsonElement element, string property)
        where T : struct, Enum => Parse<T>(element.Text(property), Enum.GetValues<T>());

    public static ImmutableArray<string> Strings(this JsonElement element, string property) => element.TryGetProperty(property, out JsonElement values)
        ? [.. values.EnumerateArray().Select(value => value.GetString() ?? throw new FormatException($"'{property}' has a null"))]
        : [];

    public static Known Known(this JsonElement element) =>
        element.Strings("known_from").Aggregate(EcomIntel.Known.None, (known, name) => known | Parse(name, Flags()));

    private static Known[] Flags() => [EcomIntel.Known.Customer, EcomIntel.Known.Moment, EcomIntel.Known.Past, EcomIntel.Known.Purchase, EcomIntel.Known.Future];

    private static T Parse<T>(string name, T[] values)
        where T : struct, Enum
    {
        foreach (T value in values)
        {
            if (Snake(value.ToString()) == name)
            {
                return value;
            }
        }

        throw new FormatException($"'{name}' is not one of {string.Join(", ", values.Select(value => Snake(value.ToString())))}");
    }

    private static string Snake(string name) => JsonNamingPolicy.SnakeCaseLower.ConvertName(name);
}
