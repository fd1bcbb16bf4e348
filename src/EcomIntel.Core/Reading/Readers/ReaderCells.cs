using System.Data.Common;
using System.Globalization;

namespace EcomIntel;

/// <summary>Typed values to cells: numbers and times as they are, everything else, and whatever the map says about texts, through text.</summary>
internal static class ReaderCells
{
    public static Func<DbDataReader, int, Cell> For(Type type, CsvColumn column, Slot slot, CsvMap map, MissingText missing)
    {
        bool textual = type == typeof(string) || type == typeof(object);
        if (column.Normalise is null && !textual && Typed(type, slot.Kind, map) is { } typed)
        {
            return typed;
        }

        // The text of a typed value is invariant and ISO 8601, whatever the map says about texts.
        CsvMap written = textual ? map : map with { Culture = CultureInfo.InvariantCulture, DateFormats = [] };
        CsvCellParser parser = new(slot, written, column.Normalise, missing);
        return type == typeof(double) ? (reader, i) => Written(parser, reader.GetDouble(i))
            : type == typeof(float) ? (reader, i) => float.IsNaN(reader.GetFloat(i)) ? default : parser.Parse(ReaderText.Of(reader, i))
            : ReaderNumbers.Whole(type) is { } whole ? (reader, i) => Written(parser, whole(reader, i))
            : (reader, i) => parser.Parse(ReaderText.Of(reader, i));
    }

    private static Func<DbDataReader, int, Cell>? Typed(Type type, FieldKind kind, CsvMap map) => kind switch
    {
        FieldKind.Time => Time(type, new TimeText(map)),
        _ when HasNumbers(map) => null,
        FieldKind.Integer => ReaderNumbers.Integer(type),
        FieldKind.Money => ReaderNumbers.Amount(type),
        FieldKind.Number => ReaderNumbers.Number(type),
        _ => null,
    };

    /// <summary>Whether a number stands for a missing value, such as −999: then numbers have to be looked at as text.</summary>
    private static bool HasNumbers(CsvMap map) =>
        map.MissingTexts.Any(text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number));

    private static Cell Written(CsvCellParser parser, double number)
    {
        Span<char> text = stackalloc char[32];
        return double.IsNaN(number) ? default
            : number.TryFormat(text, out int length, default, CultureInfo.InvariantCulture) ? parser.Parse(text[..length])
            : Cell.Bad;
    }

    private static Cell Written(CsvCellParser parser, long number)
    {
        Span<char> text = stackalloc char[20];
        return number.TryFormat(text, out int length, default, CultureInfo.InvariantCulture) ? parser.Parse(text[..length]) : Cell.Bad;
    }

    private static Func<DbDataReader, int, Cell>? Time(Type type, TimeText times) =>
        type == typeof(DateTime) ? (reader, i) => Instant(times, reader.GetDateTime(i))
        : type == typeof(DateTimeOffset) ? (reader, i) => times.Instant(reader.GetFieldValue<DateTimeOffset>(i).UtcTicks, TimeSpan.Zero)
        : type == typeof(DateOnly) ? (reader, i) => times.Instant(reader.GetFieldValue<DateOnly>(i).ToDateTime(TimeOnly.MinValue).Ticks, offset: null)
        : null;

    private static Cell Instant(TimeText times, DateTime time) => time.Kind == DateTimeKind.Unspecified
        ? times.Instant(time.Ticks, offset: null)
        : times.Instant(time.ToUniversalTime().Ticks, TimeSpan.Zero);
}
