namespace EcomIntel;

/// <summary>Writes fields as CSV (RFC 4180): quoted where a delimiter, a quote or a line end asks for it.</summary>
internal static class CsvText
{
    public static string Line(IEnumerable<string> fields, char delimiter) => string.Join(delimiter, fields.Select(field => Field(field, delimiter)));

    private static string Field(string text, char delimiter) =>
        text.AsSpan().ContainsAny([delimiter, '"', '\r', '\n']) ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
