using System.Globalization;
using System.Runtime.InteropServices;

namespace EcomIntel;

/// <summary>One value of a row in column units: text, or 64 bits that the slot's kind explains.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Cell(CellState State, long Bits, string? Text)
{
    public static Cell Bad => new(CellState.Bad, 0, null);

    public bool IsMissing => State == CellState.Missing;

    public static Cell Of(string? text) => string.IsNullOrWhiteSpace(text) ? default : new(CellState.Present, 0, text);

    public static Cell Of(long bits) => new(CellState.Present, bits, null);

    public static Cell Of(double number) => double.IsNaN(number) ? default : Of(BitConverter.DoubleToInt64Bits(number));

    /// <summary>The same value whatever happened on the way to it.</summary>
    public bool SameValue(in Cell other) => IsMissing == other.IsMissing && Bits == other.Bits && Text == other.Text;

    public AttributeValue ToAttribute(FieldKind kind) => IsMissing ? default : kind == FieldKind.Number ? AttributeValue.Of(BitConverter.Int64BitsToDouble(Bits)) : AttributeValue.Of(Text);

    /// <summary>The value as people and CSV files write it: invariant, times in UTC, empty where missing.</summary>
    public string Format(FieldKind kind) => IsMissing || State == CellState.Bad ? string.Empty : kind switch
    {
        FieldKind.Text => Text ?? string.Empty,
        FieldKind.Integer => Bits.ToString(CultureInfo.InvariantCulture),
        FieldKind.Money => Money.ToDecimal(Bits)!.Value.ToString(CultureInfo.InvariantCulture),
        FieldKind.Number => BitConverter.Int64BitsToDouble(Bits).ToString("R", CultureInfo.InvariantCulture),
        FieldKind.Time => EpochTime.FromMicroseconds(Bits).ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture),
        _ => ((TransactionKind)Bits).ToString(),
    };
}
