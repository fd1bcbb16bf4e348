namespace EcomIntel.Insights;

/// <summary>What the shades of a chart mean: its ends in numbers.</summary>
internal static class ShadeLegend
{
    public static void Write(Markup html, Shades shades, ValueStyle style, Numbers numbers)
    {
        (string Class, double From, double To)[] all = [.. shades.All()];
        html.Add($"""<p class="legend shades"><span>{numbers.Of(all[0].From, style)}</span><svg width="140" height="12" aria-hidden="true">""");
        for (int i = 0; i < all.Length; i++)
        {
            html.Add($"""<rect class="cell {all[i].Class}" x="{20 * i}" width="20" y="0" height="12"/>""");
        }

        html.Add($"""</svg><span>{numbers.Of(all[^1].To, style)}</span></p>""");
    }
}
