using System.Globalization;
using System.Runtime.CompilerServices;

namespace EcomIntel.Insights;

/// <summary>Writes an interpolated string into <see cref="Markup"/>, its holes escaped.</summary>
[InterpolatedStringHandler]
internal readonly ref struct MarkupHoles
{
    private readonly Markup _markup;

    public MarkupHoles(int literalLength, int formattedCount, Markup markup)
    {
        _ = literalLength;
        _ = formattedCount;
        _markup = markup;
    }

    public void AppendLiteral(string markup) => _markup.AddConstant(markup);

    public void AppendFormatted(string? text) => _markup.AddText(text ?? string.Empty);

    public void AppendFormatted(int number) => _markup.AddText(number.ToString(CultureInfo.InvariantCulture));

    /// <summary>A coordinate or a length: hundredths are finer than any screen.</summary>
    public void AppendFormatted(double coordinate) => _markup.AddText(coordinate.ToString("0.##;-0.##;0", CultureInfo.InvariantCulture));
}
