namespace EcomIntel.Insights;

/// <summary>
/// Do some months see more orders a day than others? Claim <c>sales_by_month</c>, with <c>sales_by_month/2025-11</c> for single months and <c>sales_by_month/peak</c> for the highest against the next one. Counts orders of known
/// customers in whole months of the shop's time zone; the effect is the ratio of a month's daily orders to those of the other months. Immutable; safe for any thread.
/// </summary>
public sealed class SalesByMonth : IInsightQuestion
{
    private static readonly MonthWords Words = new(
        "sales_by_month",
        "orders a day",
        "Pearson χ² of orders by whole month against calendar days",
        $"There are too few orders of known customers in whole months to compare the months.",
        month => $"Have stock, staff and advertising ready before the next {month:MMMM}.",
        month => $"Plan for fewer orders in {month:MMMM}, or use it for offers and maintenance.");

    private readonly MonthQuestion _months;

    /// <summary>Makes the question.</summary>
    /// <param name="minimumRatio">The least ratio that would matter; 1.10 by default, above 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The ratio is not above 1.</exception>
    public SalesByMonth(double minimumRatio = 1.10) => _months = new MonthQuestion(Words, minimumRatio);

    /// <inheritdoc/>
    public string Name => Words.Id;

    /// <inheritdoc/>
    public IReadOnlyList<Finding> Ask(InsightContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return [_months.Ask(context, values: null)];
    }
}
