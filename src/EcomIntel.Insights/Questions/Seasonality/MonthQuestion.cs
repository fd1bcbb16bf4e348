namespace EcomIntel.Insights;

/// <summary>Whether some whole months have more of something a day than others.</summary>
internal sealed class MonthQuestion
{
    private readonly MonthWords _words;
    private readonly double _minimumRatio;

    public MonthQuestion(MonthWords words, double minimumRatio)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(minimumRatio, 1);
        _words = words;
        _minimumRatio = minimumRatio;
    }

    /// <summary>Compares what orders are worth, or their number where <paramref name="values"/> is null.</summary>
    public Finding Ask(InsightContext context, double[]? values)
    {
        WholeMonths months = WholeMonths.Of(context.Dataset.Transactions, context.Calendar);
        if (months.Months.Length < 2)
        {
            return _words.NotAnswerable($"The data covers fewer than two whole months, so months cannot be compared.", _minimumRatio);
        }

        SaleOrders orders = context.Orders;
        int[] dayOfOrder = new int[orders.Customers.Length];
        int[] monthOfOrder = new int[dayOfOrder.Length];
        double[] daily = new double[months.MonthOfDay.Length];
        for (int order = 0; order < dayOfOrder.Length; order++)
        {
            double value = values is null ? 1 : values[order];
            int day = orders.Customers[order] < 0 || value <= 0 ? -1 : months.PositionOf(context.Calendar.LocalDay(orders.Timestamps[order]));
            dayOfOrder[order] = day;
            monthOfOrder[order] = day < 0 ? -1 : months.MonthOfDay[day];
            if (day >= 0)
            {
                daily[day] += value;
            }
        }

        CustomerAmounts amounts = CustomerAmounts.From(orders.Customers, monthOfOrder, values, months.Months.Length);
        DayLevels byDay = new(daily, months.MonthOfDay, WholeDays.WeekdayFactors(daily), months.Months.Length);
        SquareMatrix within = byDay.ByCustomerWithinDay(orders.ByCustomer, dayOfOrder, values);
        LevelShares shares = new(amounts, months.ShareOfDays, ShareCovariance.ByBoth(ShareCovariance.ByCustomer(amounts), byDay.ByDay(), within));
        return shares.IsSparse
            ? _words.NotAnswerable(_words.TooLittle, _minimumRatio)
            : new MonthFinding(_words, shares, months, _minimumRatio, context.MinimumGroupSize).Answer(context.Seed);
    }
}
