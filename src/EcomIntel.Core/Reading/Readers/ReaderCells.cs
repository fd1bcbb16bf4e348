using System.Data.Common;
using System.Globalization;

namespace EcomIntel;

/// <summary>
/// Typed values to cells: whole numbers, decimals and times as they are. Everything else, and whatever the map says about texts, goes through text,
/// floating-point money among it, so that it is rounded as in CSV.
/// </summary>
internal static class ReaderCells
{
    public static Func<DbDataReader, int, Cell> For(Type type, CsvColumn column, Slot slot, CsvMap map, MissingText missing)
    {
        bool textual = type == typeof(string) || type == typeof(object);
        Func<DbDataReader, int, Cell>? typed = column.Normalise is not null || textual || HasNumbers(map) ? null : slot.Kind switch
        {
            FieldKind.Integer => Whole(type) is { } whole ? (reader, i) => Integer(whole(reader, i)) : null,
            FieldKind.Money => Amount(type),
            FieldKind.Number => Number(type),
            _ => null,
        };
        if (slot.Kind == FieldKind.Time && column.Normalise is null)
        {
            typed = Time(type, new TimeText(map));
        }

        if (typed is not null)
        {
            return typed;
        }

        // The text of a typed value is invariant and ISO 8601, whatever the map says about texts.
        CsvMap written = textual ? map : map with { Culture = CultureInfo.InvariantCulture, DateFormats = [] };
        CsvCellParser parser = new(slot, written, column.Normalise, missing);
        return (reader, i) => IsNaN(reader, i, type) ? default : parser.Parse(ReaderText.Of(reader, i));
    }

    /// <summary>Whether a number stands for a missing value, such as −999: then numbers have to be looked at as text.</summary>
    private static bool HasNumbers(CsvMap map) =>
        map.MissingTexts.Any(text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number));

    private static bool IsNaN(DbDataReader reader, int i, Type type) =>
        (type == typeof(double) && double.IsNaN(reader.GetDouble(i))) || (type == typeof(float) && float.IsNaN(reader.GetFloat(i)));

    private static Cell Integer(long value) => value is >= int.MinValue and <= int.MaxValue ? CellNumbers.Integer((int)value) : Cell.Bad;

    private static Func<DbDataReader, int, Cell>? Amount(Type type) =>
        type == typeof(decimal) ? (reader, i) => CellNumbers.Amount(reader.GetDecimal(i))
        : Whole(type) is { } whole ? (reader, i) => CellNumbers.Amount(whole(reader, i))
        : null;

    private static Func<DbDataReader, int, Cell>? Number(Type type) =>
        type == typeof(double) ? (reader, i) => Finite(reader.GetDouble(i))
        : type == typeof(float) ? (reader, i) => Finite(reader.GetFloat(i))
        : type == typeof(decimal) ? (reader, i) => Cell.Of((double)reader.GetDecimal(i))
        : type == typeof(bool) ? (reader, i) => Cell.Of(reader.GetBoolean(i) ? 1.0 : 0.0)
        : Whole(type) is { } whole ? (reader, i) => Cell.Of((double)whole(reader, i))
        : null;

    private static Cell Finite(double number) => double.IsInfinity(number) ? Cell.Bad : Cell.Of(number);

    private static Func<DbDataReader, int, Cell>? Time(Type type, TimeText times) =>
        type == typeof(DateTime) ? (reader, i) => Instant(times, reader.GetDateTime(i))
        : type == typeof(DateTimeOffset) ? (reader, i) => times.Instant(reader.GetFieldValue<DateTimeOffset>(i).UtcTicks, TimeSpan.Zero)
        : type == typeof(DateOnly) ? (reader, i) => times.Instant(reader.GetFieldValue<DateOnly>(i).ToDateTime(TimeOnly.MinValue).Ticks, offset: null)
        : null;

    private static Cell Instant(TimeText times, DateTime time) => time.Kind == DateTimeKind.Unspecified
        ? times.Instant(time.Ticks, offset: null)
        : times.Instant(time.ToUniversalTime().Ticks, TimeSpan.Zero);

    private static Func<DbDataReader, int, long>? Whole(Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.SByte => (reader, i) => reader.GetFieldValue<sbyte>(i),
        TypeCode.Byte => (reader, i) => reader.GetByte(i),
        TypeCode.Int16 => (reader, i) => reader.GetInt16(i),
        TypeCode.UInt16 => (reader, i) => reader.GetFieldValue<ushort>(i),
        TypeCode.Int32 => (reader, i) => reader.GetInt32(i),
        TypeCode.UInt32 => (reader, i) => reader.GetFieldValue<uint>(i),
        TypeCode.Int64 => (reader, i) => reader.GetInt64(i),
        _ => null,
    };
}
