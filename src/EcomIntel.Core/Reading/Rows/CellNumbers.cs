using System.Globalization;

namespace EcomIntel;

/// <summary>Numbers of text and of records to cells, by the same rules.</summary>
internal static class CellNumbers
{
    // Thousands separators are refused: "12,34" meant as twelve would pass as 1,234.
    private const NumberStyles Style = NumberStyles.Float;
    private const decimal LargestSilentShift = 0.000001m;

    public static Cell Integer(ReadOnlySpan<char> text, CultureInfo culture)
    {
        if (int.TryParse(text, NumberStyles.Integer, culture, out int whole))
        {
            return Integer(whole);
        }

        return decimal.TryParse(text, Style, culture, out decimal number) && decimal.Truncate(number) == number && number is >= int.MinValue and <= int.MaxValue
            ? Integer((int)number)
            : Cell.Bad;
    }

    /// <summary>The smallest integer stands for missing in columns, so it is no value.</summary>
    public static Cell Integer(int? value) => value is not { } number ? default : number == int.MinValue ? Cell.Bad : Cell.Of((long)number);

    public static Cell Amount(ReadOnlySpan<char> text, CultureInfo culture) =>
        decimal.TryParse(text, Style, culture, out decimal amount) ? Amount(amount) : Cell.Bad;

    public static Cell Amount(decimal? value)
    {
        if (value is not { } amount)
        {
            return default;
        }

        if (Math.Abs(amount) > long.MaxValue / Money.Scale)
        {
            return Cell.Bad;
        }

        long units = Money.FromDecimal(amount);
        return new Cell(Math.Abs(((decimal)units / Money.Scale) - amount) < LargestSilentShift ? CellState.Present : CellState.Rounded, units, null);
    }

    public static Cell Number(ReadOnlySpan<char> text, CultureInfo culture) =>
        double.TryParse(text, Style, culture, out double number) && double.IsFinite(number) ? Cell.Of(number) : Cell.Bad;

    public static Cell Kind(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        return text.Equals("sale", StringComparison.OrdinalIgnoreCase) ? Cell.Of((long)TransactionKind.Sale)
            : text.Equals("return", StringComparison.OrdinalIgnoreCase) ? Cell.Of((long)TransactionKind.Return)
            : text.Equals("cancellation", StringComparison.OrdinalIgnoreCase) ? Cell.Of((long)TransactionKind.Cancellation)
            : Cell.Bad;
    }
}
