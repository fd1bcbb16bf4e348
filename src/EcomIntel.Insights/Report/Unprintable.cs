using System.Text;

namespace EcomIntel.Insights;

/// <summary>Characters that no report holds: control characters, and those that would turn the direction of the text around them.</summary>
internal static class Unprintable
{
    public static bool Is(Rune rune) => rune.Value is < ' ' or (>= 0x7F and < 0xA0) or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);
}
