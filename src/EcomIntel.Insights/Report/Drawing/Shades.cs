namespace EcomIntel.Insights;

/// <summary>Which of a few shades a value gets. The colours are the style sheet's: <c>s0</c> (pale) to <c>s6</c>, or <c>n3</c> (below) over <c>z</c> to <c>p3</c> (above).</summary>
internal sealed class Shades
{
    private const int Steps = 7;
    private readonly double _low;
    private readonly double _high;
    private readonly bool _isTwoSided;
    private readonly bool _isLogarithmic;

    private Shades(double low, double high, bool isTwoSided, bool isLogarithmic)
    {
        _low = low;
        _high = high > low ? high : low + 1;
        _isTwoSided = isTwoSided;
        _isLogarithmic = isLogarithmic;
    }

    /// <summary>Shades for these values: from the smallest to the largest, or as far below a neutral value as above it.</summary>
    /// <param name="values">The values; null for cells without one.</param>
    /// <param name="neutral">The value that means nothing special; null for none.</param>
    /// <param name="isRatio">Whether twice as much is as far from neutral as half as much.</param>
    public static Shades Of(IEnumerable<double?> values, double? neutral, bool isRatio)
    {
        bool isLogarithmic = isRatio && neutral is > 0;
        double[] known = [.. values.OfType<double>().Where(value => double.IsFinite(value) && (!isLogarithmic || value > 0)).Select(value => isLogarithmic ? Math.Log(value) : value)];
        double low = known.DefaultIfEmpty(0).Min();
        double high = known.DefaultIfEmpty(1).Max();
        if (neutral is { } number)
        {
            double middle = isLogarithmic ? Math.Log(number) : number;
            double reach = Math.Max(high - middle, middle - low);
            (low, high) = (middle - reach, middle + reach);
        }

        return new Shades(low, high, neutral is not null, isLogarithmic);
    }

    public string Class(double? value) => value is { } number && double.IsFinite(number)
        ? Name(Math.Clamp((int)(Steps * ((_isLogarithmic ? Math.Log(Math.Max(number, double.Epsilon)) : number) - _low) / (_high - _low)), 0, Steps - 1))
        : "none";

    /// <summary>The shades with the values at which they begin and end.</summary>
    public IEnumerable<(string Class, double From, double To)> All() => Enumerable.Range(0, Steps).Select(step => (Name(step), At(step), At(step + 1)));

    private double At(int step)
    {
        double value = _low + ((_high - _low) * step / Steps);
        return _isLogarithmic ? Math.Exp(value) : value;
    }

    private string Name(int step) => _isTwoSided ? step switch { 0 => "n3", 1 => "n2", 2 => "n1", 3 => "z", 4 => "p1", 5 => "p2", _ => "p3" } : $"s{(char)('0' + step)}";
}
