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

        double[] gaps = [.. Orders.Zip(Orders.Skip(1), (one, next) => (next - one) / Day).Order()];
        return (gaps[(gaps.Length - 1) / 2] + gaps[gaps.Length / 2]) / 2;
    }

    /// <summary>All known customers with a sale, in the order of their codes.</summary>
    public static BuyerHistory[] Of(CommerceDataset dataset)
    {
        TransactionTable transactions = dataset.Transactions;
        SaleOrders orders = SaleOrders.Of(transactions);
        List<long>?[] times = new List<long>?[dataset.Customers.Count];
        double[] revenue = new double[times.Length];
        for (int order = 0; order < orders.Customers.Length; order++)
        {
            if (orders.Customers[order] >= 0)
            {
                (times[orders.Customers[order]] ??= []).Add(orders.Timestamps[order]);
            }
        }

        ReadOnlySpan<long> totals = transactions.Totals;
        for (int row = 0; row < transactions.Count; row++)
        {
            if (SaleRows.IsCounted(transactions, row) && totals[row] != Money.Missing)
            {
                revenue[transactions.Customers[row]] += (double)totals[row] / Money.Scale;
            }
        }

        return [.. Enumerable.Range(0, times.Length).Where(customer => times[customer] is not null).Select(customer => new BuyerHistory([.. times[customer]!.Order()], revenue[customer]))];
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
