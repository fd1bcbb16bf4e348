namespace EcomIntel.Insights;

/// <summary>One buyer: the times of the orders in ascending order, and their revenue in the shop's currency.</summary>
internal sealed record BuyerHistory(long[] Orders, double Revenue)
{
    private const double Day = EpochTime.MicrosecondsPerDay;

    public double DaysSinceLast(long now) => (now - Orders[^1]) / Day;

    /// <summary>The median of the days between one order and the next; null with fewer than three orders.</summary>
    public double? UsualGap()
    {
        if (Orders.Length < 3)
        {
            return null;
        }

        double[] gaps = new double[Orders.Length - 1];
        for (int i = 0; i < gaps.Length; i++)
        {
            gaps[i] = (Orders[i + 1] - Orders[i]) / Day;
        }

        Array.Sort(gaps);
        return (gaps[(gaps.Length - 1) / 2] + gaps[gaps.Length / 2]) / 2;
    }

    /// <summary>All known customers with a sale, in the order of their codes.</summary>
    public static BuyerHistory[] Of(CommerceDataset dataset, SaleOrders orders)
    {
        TransactionTable transactions = dataset.Transactions;
        double[] revenue = new double[dataset.Customers.Count];
        ReadOnlySpan<long> totals = transactions.Totals;
        for (int row = 0; row < transactions.Count; row++)
        {
            if (SaleRows.IsCounted(transactions, row) && totals[row] != Money.Missing)
            {
                revenue[transactions.Customers[row]] += (double)totals[row] / Money.Scale;
            }
        }

        List<BuyerHistory> buyers = [];
        for (int customer = 0; customer < orders.ByCustomer.Count; customer++)
        {
            ReadOnlySpan<int> own = orders.ByCustomer[customer];
            if (own.Length > 0)
            {
                buyers.Add(new BuyerHistory(TimesOf(orders, own), revenue[customer]));
            }
        }

        return [.. buyers];
    }

    private static long[] TimesOf(SaleOrders orders, ReadOnlySpan<int> own)
    {
        long[] times = new long[own.Length];
        for (int i = 0; i < times.Length; i++)
        {
            times[i] = orders.Timestamps[own[i]];
        }

        Array.Sort(times);
        return times;
    }

    /// <summary>The time of the last transaction: "now", as far as the data knows.</summary>
    public static long EndOf(TransactionTable transactions)
    {
        long last = long.MinValue;
        foreach (long timestamp in transactions.Timestamps)
        {
            last = Math.Max(last, timestamp);
        }

        return last;
    }
}
