using System.Data.Common;
using System.Globalization;

namespace EcomIntel;

/// <summary>Typed numbers to cells, which come out as the numbers' shortest texts would. Null where a type has no way of its own.</summary>
internal static class ReaderNumbers
{
    private const double FifteenDigits = 1e15;

    public static Func<DbDataReader, int, long>? Whole(Type type) => Type.GetTypeCode(type) switch
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

    public static Func<DbDataReader, int, Cell>? Integer(Type type) =>
        type == typeof(double) ? (reader, i) => Integer(reader.GetDouble(i))
        : Whole(type) is { } whole ? (reader, i) => Integer(whole(reader, i))
        : null;

    public static Func<DbDataReader, int, Cell>? Amount(Type type) =>
        type == typeof(decimal) ? (reader, i) => CellNumbers.Amount(reader.GetDecimal(i))
        : type == typeof(double) ? (reader, i) => Amount(reader.GetDouble(i))
        : Whole(type) is { } whole ? (reader, i) => CellNumbers.Amount(whole(reader, i))
        : null;

    public static Func<DbDataReader, int, Cell>? Number(Type type) =>
        type == typeof(double) ? (reader, i) => Finite(reader.GetDouble(i))
        : type == typeof(float) ? (reader, i) => Finite(reader.GetFloat(i))
        : type == typeof(decimal) ? (reader, i) => Cell.Of((double)reader.GetDecimal(i))
        : type == typeof(bool) ? (reader, i) => Cell.Of(reader.GetBoolean(i) ? 1.0 : 0.0)
        : Whole(type) is { } whole ? (reader, i) => Cell.Of((double)whole(reader, i))
        : null;

    public static Cell Integer(double value) =>
        double.IsNaN(value) ? default : double.IsInteger(value) && Math.Abs(value) <= int.MaxValue ? CellNumbers.Integer((int)value) : Cell.Bad;

    public static Cell Amount(double value)
    {
        if (double.IsNaN(value))
        {
            return default;
        }

        // The number nearest to an amount of up to 15 digits has that amount as its shortest text, for any such text leads back to it.
        double units = Math.Round(value * Money.Scale);
        if (Math.Abs(units) < FifteenDigits && units / Money.Scale == value)
        {
            return Cell.Of((long)units);
        }

        Span<char> text = stackalloc char[32];
        return value.TryFormat(text, out int length, default, CultureInfo.InvariantCulture) ? CellNumbers.Amount(text[..length], CultureInfo.InvariantCulture) : Cell.Bad;
    }

    private static Cell Integer(long value) => value is >= int.MinValue and <= int.MaxValue ? CellNumbers.Integer((int)value) : Cell.Bad;

    private static Cell Finite(double number) => double.IsInfinity(number) ? Cell.Bad : Cell.Of(number);
}
