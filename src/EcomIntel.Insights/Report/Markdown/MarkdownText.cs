using System.Text;

namespace EcomIntel.Insights;

/// <summary>Text that stays text in Markdown, whatever signs it holds.</summary>
internal static class MarkdownText
{
    private const string Signs = "\\`*_{}[]#|~!^$";

    public static string Escape(string text)
    {
        StringBuilder escaped = new(text.Length + 8);
        foreach (Rune rune in text.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '&' => escaped.Append("&amp;"),
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                // A line break would end a row of a table and begin a list or a heading.
                '\n' or '\r' or '\t' => escaped.Append(' '),
                _ when Unprintable.Is(rune) => escaped.Append('\uFFFD'),
                _ when rune.IsAscii && Signs.Contains((char)rune.Value, StringComparison.Ordinal) => escaped.Append('\\').Append((char)rune.Value),
                _ => escaped.Append(rune.ToString()),
            };
        }

        return KeepFromList(escaped.ToString());
    }

    // "2011. A year" and "- 5" would begin a list.
    private static string KeepFromList(string text)
    {
        int digits = text.TakeWhile(char.IsAsciiDigit).Count();
        return digits > 0 && digits < text.Length && text[digits] is '.' or ')' && (digits + 1 == text.Length || text[digits + 1] == ' ') ? text.Insert(digits, "\\")
            : text is ['-' or '+' or '=', ..] ? "\\" + text
            : text;
    }
}
