using System.Globalization;

namespace EcomIntel.Insights;

/// <summary>Writes numbers as a culture does.</summary>
internal sealed class Numbers(CultureInfo culture)
{
    public const string Missing = "–";

    public CultureInfo Culture => culture;

    public static ValueStyle Style(ValueFormat format) => format switch
    {
        ValueFormat.Share => ValueStyle.Share,
        ValueFormat.Ratio => ValueStyle.Ratio,
        ValueFormat.Money => ValueStyle.Money,
        _ => ValueStyle.Number,
    };

    /// <summary>The style of an effect: one that is a difference of shares is in points.</summary>
    public static ValueStyle Style(ValueFormat format, EffectScale scale) => (format, scale) switch
    {
        (_, EffectScale.Ratio) => ValueStyle.Ratio,
        (ValueFormat.Share, _) => ValueStyle.Points,
        _ => Style(format),
    };

    public string Text(FormattableString text) => text.ToString(culture);

    public string Count(double value) => Plain(value, 0);

    public string Of(double? value, ValueStyle style)
    {
        string text = Of(value, style, value ?? 0);
        string point = culture.NumberFormat.NumberDecimalSeparator;
        // Alone, 0.002 needs no zeros behind it; a neighbour would.
        return style == ValueStyle.Number && text.Contains(point, StringComparison.Ordinal) && value is not 0 ? text.TrimEnd('0').TrimEnd(point[^1]) : text;
    }

    /// <summary>A number with the decimals that the largest of its neighbours needs.</summary>
    public string Of(double? value, ValueStyle style, double largest) => value is { } number && double.IsFinite(number)
        ? style switch
        {
            ValueStyle.Share => Plain(100 * number, DecimalsOfShare(100 * largest)) + "%",
            ValueStyle.Points => Signed(100 * number, DecimalsOfShare(100 * largest)) + Unit(style),
            ValueStyle.Ratio => Plain(number, number >= 100 ? 0 : 2) + Unit(style),
            ValueStyle.Money => Plain(number, Math.Abs(largest) >= 1000 ? 0 : 2),
            _ => Plain(number, DecimalsOf(number, largest)),
        }
        : Missing;

    /// <summary>Without a unit that takes much room.</summary>
    public string Short(double? value, ValueStyle style, double largest) => Bare(Of(value, style, largest), ValueStyle.Points);

    /// <summary>An interval, with its unit once: 1.22 to 1.41×.</summary>
    public string Range(EffectInterval interval, ValueStyle style)
    {
        double largest = Math.Max(Math.Abs(interval.Low), Math.Abs(interval.High));
        return $"{Bare(Of(interval.Low, style, largest), style)} to {Of(interval.High, style, largest)}";
    }

    public string ShortRange(EffectInterval interval, ValueStyle style, double largest) =>
        $"{Bare(Of(interval.Low, style, largest), style)} to {Short(interval.High, style, largest)}";

    /// <summary>A tick of an axis, with the decimals that tell it from the next one.</summary>
    public string Tick(double value, double step, ValueStyle style)
    {
        double scaled = step * (style is ValueStyle.Share or ValueStyle.Points ? 100 : 1);
        int decimals = Math.Clamp((int)Math.Ceiling(-Math.Log10(scaled) - 1e-9), 0, 8);
        // A step such as 2.5 needs one digit more than its size tells.
        decimals += Math.Abs(Math.Round(scaled, decimals) - scaled) > 1e-9 * scaled ? 1 : 0;
        return style switch
        {
            ValueStyle.Share => Plain(100 * value, decimals) + "%",
            ValueStyle.Points => Signed(100 * value, decimals),
            ValueStyle.Ratio => Plain(value, decimals) + "×",
            _ => Plain(value, decimals),
        };
    }

    /// <summary>A q- or p-value, which has no use for more than four decimals.</summary>
    public string Probability(double? value) => value switch
    {
        null => Missing,
        < 0.0001 => "below " + Plain(0.0001, 4),
        _ => Plain(value.Value, 4),
    };

    private static string Unit(ValueStyle style) => style switch { ValueStyle.Share => "%", ValueStyle.Points => " points", ValueStyle.Ratio => "×", _ => string.Empty };

    private static string Bare(string text, ValueStyle style) => Unit(style) is { Length: > 0 } unit && text.EndsWith(unit, StringComparison.Ordinal) ? text[..^unit.Length] : text;

    private static int DecimalsOfShare(double percent) => Math.Abs(percent) is > 0 and < 0.1 ? 2 : 1;

    // About three digits of the largest; none where there is nothing behind the point.
    private static int DecimalsOf(double value, double largest)
    {
        double size = Math.Abs(largest);
        return size == 0 || (value == Math.Round(value) && largest == Math.Round(largest)) ? 0 : Math.Clamp(3 - (int)Math.Ceiling(Math.Log10(size)), 0, 7);
    }

    private string Signed(double value, int decimals)
    {
        string text = Plain(Math.Abs(value), decimals);
        return text.Any(digit => digit is >= '1' and <= '9') ? (value < 0 ? "−" : "+") + text : text;
    }

    private string Plain(double value, int decimals)
    {
        string text = Math.Abs(value).ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), culture);
        return value < 0 && text.Any(digit => digit is >= '1' and <= '9') ? "−" + text : text;
    }
}
