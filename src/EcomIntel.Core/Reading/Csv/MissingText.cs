using System.Collections.Immutable;

namespace EcomIntel;

/// <summary>Which texts stand for a missing value. The length is looked at first: most texts are no candidates.</summary>
internal sealed class MissingText(ImmutableArray<string> texts)
{
    private readonly int _longest = texts.Select(text => text.Length).DefaultIfEmpty(0).Max();

    public bool Is(ReadOnlySpan<char> text)
    {
        if (text.IsWhiteSpace())
        {
            return true;
        }

        if (text.Length > _longest)
        {
            return false;
        }

        foreach (string missing in texts)
        {
            if (text.SequenceEqual(missing))
            {
                return true;
            }
        }

        return false;
    }
}
