using System.Globalization;
using System.Runtime.InteropServices;

namespace EcomIntel;

/// <summary>The value of an extra column: a number or a text. The default value is missing.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct AttributeValue
{
    private AttributeValue(double? number, string? text)
    {
        Number = number;
        Text = text;
    }

    /// <summary>The number; null for a text or a missing value.</summary>
    public double? Number { get; }

    /// <summary>The text; null for a number or a missing value.</summary>
    public string? Text { get; }

    /// <summary>Whether there is no value.</summary>
    public bool IsMissing => Number is null && Text is null;

    /// <summary>Makes the value of a numeric column.</summary>
    /// <param name="number">The number; NaN is missing.</param>
    /// <returns>The value.</returns>
    public static AttributeValue Of(double number) => double.IsNaN(number) ? default : new(number, null);

    /// <summary>Makes the value of a categorical column.</summary>
    /// <param name="text">The level; null or empty is missing.</param>
    /// <returns>The value.</returns>
    public static AttributeValue Of(string? text) => string.IsNullOrEmpty(text) ? default : new(null, text);

    /// <summary>The value as invariant text; empty where it is missing.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Text ?? Number?.ToString("R", CultureInfo.InvariantCulture) ?? string.Empty;
}
