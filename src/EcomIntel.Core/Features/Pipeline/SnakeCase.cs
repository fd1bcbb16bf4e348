using System.Globalization;
using System.Text;

namespace EcomIntel;

/// <summary>Texts of a shop as parts of a feature's name.</summary>
internal static class SnakeCase
{
    /// <summary>The text in small letters and digits, one underscore for anything between; a letter that is not ASCII as <c>u</c> and its code in hex.</summary>
    public static string Of(string text)
    {
        StringBuilder name = new();
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (rune.IsAscii && Rune.IsLetterOrDigit(rune))
            {
                name.Append((char)(rune.Value | (Rune.IsUpper(rune) ? 0x20 : 0)));
            }
            else if (Rune.IsLetterOrDigit(rune))
            {
                name.Append(CultureInfo.InvariantCulture, $"u{rune.Value:x}");
            }
            else if (name.Length > 0 && name[^1] != '_')
            {
                name.Append('_');
            }
        }

        return name.ToString().TrimEnd('_');
    }
}
