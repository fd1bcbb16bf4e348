using System.Globalization;

namespace EcomIntel;

/// <summary>Numbers as most files write them: digits, a minus before or none, at most four decimals. What is written otherwise is left to <see cref="CellNumbers"/>, which agrees on these.</summary>
internal sealed class PlainNumber
{
    // So many digits before the separator fit 64 bits of ten-thousandths, so many an Int32.
    private const int MoneyDigits = 14;
    private const int IntegerDigits = 9;
    private readonly char _separator;
    private readonly bool _plainCulture;

    public PlainNumber(CultureInfo culture)
    {
        _plainCulture = culture.NumberFormat is { NegativeSign: "-", NumberDecimalSeparator: "." or "," };
        _separator = culture.NumberFormat.NumberDecimalSeparator[0];
    }

    public bool TryInteger(ReadOnlySpan<char> text, out long value)
    {
        value = 0;
        bool negative = Sign(ref text);
        if (!_plainCulture || text.Length is 0 or > IntegerDigits || !Append(text, ref value))
        {
            return false;
        }

        value = negative ? -value : value;
        return true;
    }

    /// <summary>An amount in ten-thousandths, without rounding.</summary>
    public bool TryMoney(ReadOnlySpan<char> text, out long units)
    {
        units = 0;
        bool negative = Sign(ref text);
        int point = text.IndexOf(_separator);
        ReadOnlySpan<char> whole = point < 0 ? text : text[..point];
        ReadOnlySpan<char> decimals = point < 0 ? [] : text[(point + 1)..];
        if (!_plainCulture || whole.Length is 0 or > MoneyDigits || !Append(whole, ref units) || !Append(decimals, ref units))
        {
            return false;
        }

        long scale = decimals.Length switch { 0 => Money.Scale, 1 => Money.Scale / 10, 2 => Money.Scale / 100, 3 => Money.Scale / 1_000, 4 => 1, _ => 0 };
        units *= negative ? -scale : scale;
        return scale > 0;
    }

    private static bool Sign(ref ReadOnlySpan<char> text)
    {
        bool negative = text is ['-', ..];
        text = negative ? text[1..] : text;
        return negative;
    }

    private static bool Append(ReadOnlySpan<char> digits, ref long value)
    {
        foreach (char c in digits)
        {
            if (!char.IsAsciiDigit(c))
            {
                return false;
            }

            value = (value * 10) + (c - '0');
        }

        return true;
    }
}
