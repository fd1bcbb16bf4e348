using System.Collections;
using System.Globalization;

namespace EcomIntel.Repository.Tests;

/// <summary>A default as a reader of the page would write it.</summary>
internal static class DefaultText
{
    public static string Of(object? value) => value switch
    {
        null => "null",
        "" => "empty",
        string text => $"`{text}`",
        bool flag => flag ? "yes" : "no",
        TimeSpan time => $"`{time.ToString("c", CultureInfo.InvariantCulture)}`",
        DateOnly date => date.ToString("O", CultureInfo.InvariantCulture),
        Enum or TimeZoneInfo => $"`{value}`",
        double number when double.IsNaN(number) || double.IsInfinity(number) => number.ToString(CultureInfo.InvariantCulture),
        byte or short or int or long => ((IFormattable)value).ToString("#,0", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        IEnumerable items when items.Cast<object?>().ToArray() is { Length: > 0 } list => string.Join(", ", list.Select(Of)),
        IEnumerable => "empty",
        _ when value.GetType().Name.EndsWith("Options", StringComparison.Ordinal) => $"see {value.GetType().Name}",
        _ => value.GetType().Name,
    };
}
