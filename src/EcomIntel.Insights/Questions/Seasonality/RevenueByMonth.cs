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
        month => $"Have stock and money ready before the next {month:MMMM}.",
        month => $"Plan for less revenue in {month:MMMM}, or give customers a reason to buy then.");

    private readonly double _minimumRatio;

    /// <summary>Makes the question.</summary>
    /// <param name="minimumRatio">The least ratio that would matter; 1.10 by default, above 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The ratio is not above 1.</exception>
    public RevenueByMonth(double minimumRatio = 1.10)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(minimumRatio, 1);
        _minimumRatio = minimumRatio;
    }

    /// <inheritdoc/>
    public string Name => Words.Id;

    /// <inheritdoc/>
    public IReadOnlyList<Finding> Ask(InsightContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        WholeMonths months = WholeMonths.Of(context.Dataset.Transactions, context.Calendar);
        if (months.Months.Length < 2)
        {
            return [Words.NotAnswerable($"The data covers fewer than two whole months, so months cannot be compared.", _minimumRatio)];
        }

        SaleOrders orders = context.Orders;
        double[] values = orders.ValuesOf(context.Dataset.Transactions);
        int[] monthOfOrder = new int[values.Length];
        double[] dailyRevenue = new double[months.MonthOfDay.Length];
        for (int order = 0; order < monthOfOrder.Length; order++)
        {
            int day = orders.Customers[order] < 0 || values[order] <= 0 ? -1 : months.PositionOf(context.Calendar.LocalDay(orders.Timestamps[order]));
            monthOfOrder[order] = day < 0 ? -1 : months.MonthOfDay[day];
            if (day >= 0)
            {
                dailyRevenue[day] += values[order];
            }
        }

        CustomerAmounts amounts = CustomerAmounts.From(orders.Customers, monthOfOrder, values, months.Months.Length);
        LevelShares shares = new(amounts, months.ShareOfDays, [ShareCovariance.ByCustomer(amounts), months.CovarianceByDay(dailyRevenue)]);
        return shares.IsSparse
            ? [Words.NotAnswerable($"There is too little revenue from known customers in whole months to compare the months.", _minimumRatio)]
            : [new MonthFinding(Words, shares, months, _minimumRatio, context.MinimumGroupSize).Answer(context.Seed)];
    }
}
