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
        month => $"Have stock, staff and advertising ready before the next {month:MMMM}.",
        month => $"Plan for fewer orders in {month:MMMM}, or use it for offers and maintenance.");

    private readonly double _minimumRatio;

    /// <summary>Makes the question.</summary>
    /// <param name="minimumRatio">The least ratio that would matter; 1.10 by default, above 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The ratio is not above 1.</exception>
    public SalesByMonth(double minimumRatio = 1.10)
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
        int[] monthOfOrder = new int[orders.Customers.Length];
        double[] dailyOrders = new double[months.MonthOfDay.Length];
        for (int order = 0; order < monthOfOrder.Length; order++)
        {
            int day = orders.Customers[order] < 0 ? -1 : months.PositionOf(context.Calendar.LocalDay(orders.Timestamps[order]));
            monthOfOrder[order] = day < 0 ? -1 : months.MonthOfDay[day];
            if (day >= 0)
            {
                dailyOrders[day]++;
            }
        }

        CustomerCounts counts = CustomerCounts.From(orders.Customers, monthOfOrder, months.Months.Length);
        LevelShares shares = new(counts, months.ShareOfDays, [ShareCovariance.ByCustomer(counts), months.CovarianceByDay(dailyOrders)]);
        return shares.IsSparse
            ? [Words.NotAnswerable($"There are too few orders of known customers in whole months to compare the months.", _minimumRatio)]
            : [new MonthFinding(Words, shares, months, _minimumRatio, context.MinimumGroupSize).Answer(context.Seed)];
    }
}
