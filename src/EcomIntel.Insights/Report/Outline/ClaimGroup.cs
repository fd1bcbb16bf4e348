using System.Collections.Immutable;

namespace EcomIntel.Insights;

/// <summary>The claims of one question that got the same verdict, with what belongs to them: they are told together.</summary>
internal sealed record ClaimGroup
{
    /// <summary>The name of the question.</summary>
    public required string Question { get; init; }

    public required Verdict Verdict { get; init; }

    /// <summary>The claims, without single levels; at least one.</summary>
    public required ImmutableArray<Claim> Claims { get; init; }

    /// <summary>The single levels that were tested, whatever their verdict.</summary>
    public required ImmutableArray<Claim> Levels { get; init; }

    /// <summary>The charts of the whole question, in the group with its best verdict only.</summary>
    public required ImmutableArray<ChartData> Charts { get; init; }

    /// <summary>The question's name in words.</summary>
    public string Topic => Words.Of(Question);

    /// <summary>The group's anchor in a page.</summary>
    public string Anchor => $"{Words.Slug(Verdict.ToString())}-{Words.Slug(Question)}";

    /// <summary>What the supported single levels say, beyond what the claims say already.</summary>
    public string[] LevelStatements(Numbers numbers) =>
    [
        .. Levels.Where(level => level.Verdict == Verdict.Supported).Select(level => level.StatementIn(numbers.Culture))
            .Except(Claims.Select(claim => claim.StatementIn(numbers.Culture)), StringComparer.Ordinal),
    ];
}
