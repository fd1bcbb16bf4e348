using System.Buffers;
using System.Collections.Immutable;

namespace EcomIntel;

/// <summary>Which texts stand for a missing value. The length and the first character are looked at first: most texts are no candidates.</summary>
internal sealed class MissingText(ImmutableArray<string> texts)
{
    private readonly int _longest = texts.Select(text => text.Length).DefaultIfEmpty(0).Max();
    private readonly SearchValues<char> _first = SearchValues.Create([.. texts.Where(text => text.Length > 0).Select(text => text[0])]);

    public bool Is(ReadOnlySpan<char> text)
    {
        if (text.IsWhiteSpace())
        {
            return true;
        }

        return text.Length <= _longest && _first.Contains(text[0]) && IsListed(text);
    }

    private bool IsListed(ReadOnlySpan<char> text)
    {
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
