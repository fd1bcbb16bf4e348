namespace EcomIntel.Insights;

/// <summary>
/// Do some months bring more revenue a day than others? Claim <c>revenue_by_month</c>, with <c>revenue_by_month/2025-11</c> for single months and <c>revenue_by_month/peak</c> for the highest
/// against the next one. Adds up sales to known customers in whole months of the shop's time zone, returns not taken off; the effect is the ratio of a month's daily revenue to that of the other
/// months. A few large buyers make it far less certain than orders are. Immutable; safe for any thread.
/// </summary>
public sealed class RevenueByMonth : IInsightQuestion
{
    private static readonly MonthWords Words = new(
        "revenue_by_month",
        "revenue a day",
        "F test of revenue by whole month against calendar days",
        $"There is too little revenue from known customers in whole months to compare the months.",
        month => $"Have stock and money ready before the next {month:MMMM}.",
        month => $"Plan for less revenue in {month:MMMM}, or give customers a reason to buy then.");

    private readonly MonthQuestion _months;

    /// <summary>Makes the question.</summary>
    /// <param name="minimumRatio">The least ratio that would matter; 1.10 by default, above 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The ratio is not above 1.</exception>
    public RevenueByMonth(double minimumRatio = 1.10) => _months = new MonthQuestion(Words, minimumRatio);

    /// <inheritdoc/>
    public string Name => Words.Id;

    /// <inheritdoc/>
    public IReadOnlyList<Finding> Ask(InsightContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return [_months.Ask(context, context.Orders.ValuesOf(context.Dataset.Transactions))];
    }
}
