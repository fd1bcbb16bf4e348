namespace EcomIntel;

/// <summary>Where a text stands in a longer one.</summary>
internal readonly record struct TextPart(int Start, int Length)
{
    public ReadOnlySpan<char> Of(char[] text) => text.AsSpan(Start, Length);
}
