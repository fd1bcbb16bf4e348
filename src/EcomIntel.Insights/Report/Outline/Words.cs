using System.Globalization;

namespace EcomIntel.Insights;

/// <summary>Names as words and as anchors.</summary>
internal static class Words
{
    /// <summary>A snake_case name as words: <c>sales_by_month</c> is Sales by month.</summary>
    public static string Of(string name) => Capital(name.Replace('_', ' ').Trim());

    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>A name of letters, digits and hyphens, so that it can be linked to.</summary>
    public static string Slug(string name) => string.Concat(name.Select(letter => char.IsAsciiLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : '-'));

    /// <summary>A number of things: 1 customer, 2 customers.</summary>
    public static string Count(long number, string one, string many, CultureInfo culture) => $"{number.ToString("N0", culture)} {(number == 1 ? one : many)}";
}
