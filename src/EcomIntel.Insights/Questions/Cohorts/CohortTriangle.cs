namespace EcomIntel.Insights;

/// <summary>The customers of each month, and how many of them ordered in each later one.</summary>
internal static class CohortTriangle
{
    private const int MostMonths = 24;

    /// <summary>Whole months only, the last two years of them; groups too small to show are left empty.</summary>
    public static CohortChart Of(InsightContext context, FirstOrders first)
    {
        WholeMonths months = WholeMonths.Of(context.Dataset.Transactions, context.Calendar);
        SaleOrders orders = context.Orders;
        int count = months.Months.Length;
        int[] cohorts = [.. first.First.Select(time => time == long.MaxValue ? -1 : MonthOf(time))];
        int[] sizes = new int[count];
        int[,] active = new int[count, count];
        foreach (int cohort in cohorts)
        {
            if (cohort >= 0)
            {
                sizes[cohort]++;
            }
        }

        // For each month the last customer who was seen in it: customers come one after the other.
        int[] seen = new int[count];
        Array.Fill(seen, -1);
        for (int customer = 0; customer < orders.ByCustomer.Count; customer++)
        {
            foreach (int order in cohorts[customer] < 0 ? [] : orders.ByCustomer[customer])
            {
                int month = MonthOf(orders.Timestamps[order]);
                if (month > cohorts[customer] && seen[month] != customer)
                {
                    seen[month] = customer;
                    active[cohorts[customer], month - cohorts[customer]]++;
                }
            }
        }

        int from = Math.Max(0, count - MostMonths);
        return new CohortChart
        {
            Title = $"Customers who order again, by the month of their first order",
            Unit = "share of the month's new customers",
            Format = ValueFormat.Share,
            Period = "month",
            Note = $"Customers of the first month may have ordered before it. Groups of fewer than {context.MinimumGroupSize} customers are left empty.",
            Cohorts = [.. Enumerable.Range(from, count - from).Where(cohort => sizes[cohort] >= context.MinimumGroupSize).Select(cohort => new Cohort(
                $"{months.Months[cohort]:MMM yyyy}",
                sizes[cohort],
                [.. Enumerable.Range(1, count - cohort - 1).Select(age => (double?)active[cohort, age] / sizes[cohort])]))],
        };

        int MonthOf(long time) => months.PositionOf(context.Calendar.LocalDay(time)) is var day and >= 0 ? months.MonthOfDay[day] : -1;
    }
}
