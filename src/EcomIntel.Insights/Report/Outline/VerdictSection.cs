using System.Collections.Immutable;

namespace EcomIntel.Insights;

/// <summary>All that got one verdict, with the words for it.</summary>
internal sealed record VerdictSection(Verdict Verdict, ImmutableArray<ClaimGroup> Groups)
{
    /// <summary>The number of claims without single levels.</summary>
    public int Claims => Groups.Sum(group => group.Claims.Length);

    public string Anchor => Words.Slug(Verdict.ToString());

    public string Title => Verdict switch
    {
        Verdict.Supported => "What is true, and what to do",
        Verdict.NotSupported => "What the data rules out",
        _ => "What is not known yet",
    };

    public string Lead => Verdict switch
    {
        Verdict.Supported => "Each of these is more than chance, and large enough to matter.",
        Verdict.NotSupported => "Whatever there may be is too small to matter. Nothing needs doing because of it.",
        _ => "The data neither shows these nor rules them out. More customers or a longer time may tell; until then, do not act on them.",
    };

    /// <summary>What an empty section says.</summary>
    public string Nothing => Verdict switch
    {
        Verdict.Supported => "Nothing. No question of this report found more than chance would.",
        Verdict.NotSupported => "Nothing was ruled out.",
        _ => "Nothing: every question has an answer.",
    };

    /// <summary>The verdict on a badge.</summary>
    public string Badge => Verdict switch
    {
        Verdict.Supported => "Supported",
        Verdict.NotSupported => "Ruled out",
        _ => "Not known yet",
    };
}
