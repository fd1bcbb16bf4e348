namespace EcomIntel.Insights;

/// <summary>
/// Who buys what, and when? Claims <c>buyers_age_by_category</c>, <c>buyers_hour_of_day_by_category</c> and so on, one for each column, with
/// <c>buyers_age_by_category/25-40/Books</c> for single groups and categories. Counts sale lines of known customers; the effect is a category's share of a group's lines
/// minus its share of all others'. Immutable; safe for any thread.
/// </summary>
public sealed class BuyersByCategory : IInsightQuestion
{
    private readonly int _fromAge;
    private readonly int _toAge;
    private readonly double _minimumDifference;

    /// <summary>Makes the question.</summary>
    /// <param name="fromAge">The youngest age of the group that ages are asked about, in years; 25 by default.</param>
    /// <param name="toAge">The oldest age of it, included; 40 by default.</param>
    /// <param name="minimumDifference">The least difference of shares that would matter; 0.03 by default, in (0, 1).</param>
    /// <exception cref="ArgumentOutOfRangeException">The ages are no range, or the difference is not between 0 and 1.</exception>
    public BuyersByCategory(int fromAge = 25, int toAge = 40, double minimumDifference = 0.03)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(fromAge);
        ArgumentOutOfRangeException.ThrowIfLessThan(toAge, fromAge);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(minimumDifference);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(minimumDifference, 1);
        _fromAge = fromAge;
        _toAge = toAge;
        _minimumDifference = minimumDifference;
    }

    /// <inheritdoc/>
    public string Name => "buyers_by_category";

    /// <inheritdoc/>
    public IReadOnlyList<Finding> Ask(InsightContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        SoldCategories categories = SoldCategories.Of(context.Dataset);
        BuyerGroups[] columns =
        [
            .. CustomerGroups.Of(context.Dataset, _fromAge, _toAge, context.MinimumGroupSize),
            .. MomentGroups.Of(context.Dataset, context.Orders, context.Calendar),
        ];
        List<Finding> findings = [];
        foreach (BuyerGroups groups in columns)
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            context.Report(findings.Count, columns.Length);
            findings.Add(new BuyerFinding(groups, categories, _minimumDifference).Answer(context, columns.Length));
        }

        return findings;
    }
}
