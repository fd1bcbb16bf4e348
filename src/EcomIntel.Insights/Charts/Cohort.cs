using System.Collections.Immutable;

namespace EcomIntel.Insights;

/// <summary>The customers who came in one period. Immutable; safe for any thread.</summary>
/// <param name="Label">The period, such as a month.</param>
/// <param name="Customers">How many they are.</param>
/// <param name="Shares">The share of them that was there again in each later period; shorter for younger cohorts; null for a group too small to show.</param>
public sealed record Cohort(FormattableString Label, int Customers, ImmutableArray<double?> Shares);
