using System.Collections.Immutable;

namespace EcomIntel.Synthetic;

/// <summary>What is true of a world, because it was made so. Immutable; safe for any thread.</summary>
public sealed record WorldTruth
{
    /// <summary>Months (1 to 12) with more orders a day than the others; empty where there is none.</summary>
    public ImmutableArray<int> PeakMonths { get; init; } = [];

    /// <summary>Local hours (0 to 23) with more orders than the others; empty where there is none.</summary>
    public ImmutableArray<int> PeakHours { get; init; } = [];

    /// <summary>The expected share of lines of each category, over all customers and hours, to 0.001.</summary>
    public ImmutableArray<CategoryProbability> CategoryShares { get; init; } = [];

    /// <summary>The category that customers aged 25 to 40 prefer; null where there is none.</summary>
    public string? CoreAgeCategory { get; init; }

    /// <summary>Products that are bought together more often than chance has it; empty where there are none.</summary>
    public ImmutableArray<ProductPair> Pairs { get; init; } = [];

    /// <summary>For each claim that an insight report can make about the world, whether it is true.</summary>
    public ImmutableArray<ClaimTruth> Claims { get; init; } = [];

    /// <summary>Whether a claim is true of the world.</summary>
    /// <param name="claimId">The claim's id, such as <c>sales_by_month</c> or <c>driver_age</c>.</param>
    /// <returns>True or false; null where the world says nothing about it.</returns>
    public bool? IsTrue(string claimId)
    {
        ArgumentNullException.ThrowIfNull(claimId);
        return Claims.FirstOrDefault(claim => claim.Id == claimId)?.IsTrue;
    }
}
