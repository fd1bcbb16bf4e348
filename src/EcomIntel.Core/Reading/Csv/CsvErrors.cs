using System.Collections.Immutable;

namespace EcomIntel;

/// <summary>The errors of a CSV file as a whole; each says what to do.</summary>
internal static class CsvErrors
{
    public static DataFormatException CannotOpen(string path, Exception? cause) => new(
        Directory.Exists(path) ? $"'{path}' is a directory. Give the path of one CSV file."
        : File.Exists(path) ? $"'{path}' cannot be opened: {cause?.Message} Check the file's permissions."
        : $"There is no file '{path}'. Check the path; relative ones start at '{Directory.GetCurrentDirectory()}'.",
        cause)
    {
        File = path,
    };

    public static DataFormatException Empty(string name, string? file) =>
        new($"{name} is empty: it has not even a header. Give a CSV file whose first line names its columns.") { File = file };

    public static DataFormatException OddHeader(string name, string? file) => new(
        $"{name} has NUL characters in its header, so it is no text in the map's encoding. Set CsvMap.Encoding (for example Encoding.Unicode), or decompress the file.")
    {
        File = file,
    };

    public static DataFormatException MissingColumns(string name, string? file, IReadOnlyList<string> missing, ImmutableArray<string> columns, char delimiter)
    {
        string quoted = string.Join(", ", missing.Select(column => $"'{column}'"));
        int other = columns.Length == 1 ? columns[0].AsSpan().IndexOfAny(",;\t|") : -1;
        string? alike = columns.FirstOrDefault(column => string.Equals(column.Trim(), missing[0], StringComparison.OrdinalIgnoreCase));
        string advice = other >= 0 && columns[0][other] != delimiter ? $"Its header looks separated by {(columns[0][other] == '\t' ? "tabs" : $"'{columns[0][other]}'")}: set CsvMap.Delimiter."
            : alike is not null ? $"It has '{alike}': map that name with CsvMap.Map."
            : "Map the right name with CsvMap.Map, or leave the field out with CsvMap.Without.";
        return new DataFormatException($"{name} has no column {quoted}. Its columns are: {Shorten(string.Join(", ", columns))}. {advice}") { File = file, Row = 0, Column = missing[0] };
    }

    public static DataFormatException AmbiguousColumn(string name, string? file, string column) =>
        new($"{name} has more than one column '{column}'. Rename one of them, so that it is clear which is meant.") { File = file, Row = 0, Column = column };

    public static DataFormatException BrokenQuote(string name, string? file, long row, string? column, Exception cause) => new(
        $"{name}, row {row}, column '{column}': a quoted field does not end where it should ({cause.Message.TrimEnd('.')}). Double the quotes inside the field, or close it.", cause)
    {
        File = file,
        Row = row,
        Column = column,
    };

    public static DataFormatException TooLong(string name, string? file, long row, int limit, Exception cause) => new(
        $"{name}, row {row} is longer than {limit:N0} characters. Look there for a quote that is never closed or for missing line ends; if such rows are right, raise CsvMap.MaxRowLength.", cause)
    {
        File = file,
        Row = row,
    };

    public static DataFormatException WrongEncoding(string name, string? file, long row, string encoding, Exception cause) => new(
        $"{name} has bytes at or after row {row} that are no {encoding}. Set CsvMap.Encoding (for example Encoding.Latin1); if the file is compressed, pass a decompressing stream.", cause)
    {
        File = file,
        Row = row,
    };

    public static DataFormatException Unreadable(string name, string? file, long row, Exception cause) =>
        new($"{name} cannot be read at or after row {row}: {cause.Message} Check that the file is whole.", cause) { File = file, Row = row };

    private static string Shorten(string text) => text.Length <= 300 ? text : text[..300] + "…";
}
