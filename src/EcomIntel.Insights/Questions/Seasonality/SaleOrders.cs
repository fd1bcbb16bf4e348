namespace EcomIntel.Insights;

/// <summary>The shop's orders: when each began and whose it is.</summary>
internal sealed class SaleOrders
{
    private readonly Lazy<Buckets> _byCustomer;

    private SaleOrders(int[] customers, long[] timestamps)
    {
        Customers = customers;
        Timestamps = timestamps;
        _byCustomer = new Lazy<Buckets>(() => Buckets.Of(customers));
    }

    /// <summary>The orders of each customer.</summary>
    public Buckets ByCustomer => _byCustomer.Value;

    /// <summary>For each order its customer; −1 for an order without a counted row.</summary>
    public int[] Customers { get; }

    /// <summary>For each order the time of its first row, in microseconds since the Unix epoch.</summary>
    public long[] Timestamps { get; }

    /// <summary>For each order the total of its counted rows, in the shop's currency; 0 where none is known.</summary>
    public double[] ValuesOf(TransactionTable transactions)
    {
        double[] values = new double[Customers.Length];
        ReadOnlySpan<long> totals = transactions.Totals;
        for (int row = 0; row < transactions.Count; row++)
        {
            if (SaleRows.IsCounted(transactions, row) && totals[row] != Money.Missing)
            {
                values[transactions.Orders[row]] += (double)totals[row] / Money.Scale;
            }
        }

        return values;
    }

    public static SaleOrders Of(TransactionTable transactions)
    {
        int[] customers = new int[transactions.OrderCount];
        long[] timestamps = new long[transactions.OrderCount];
        Array.Fill(customers, -1);
        Array.Fill(timestamps, long.MaxValue);
        for (int row = 0; row < transactions.Count; row++)
        {
            int order = transactions.Orders[row];
            if (SaleRows.IsCounted(transactions, row) && transactions.Timestamps[row] < timestamps[order])
            {
                customers[order] = transactions.Customers[row];
                timestamps[order] = transactions.Timestamps[row];
            }
        }

        return new SaleOrders(customers, timestamps);
    }
}
