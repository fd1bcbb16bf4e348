namespace EcomIntel;

/// <summary>What each row's customer buys after it, within a horizon.</summary>
/// <param name="Counts">For each row the sales later than it and at most the horizon later; −1 where that is not known.</param>
/// <param name="Spend">Their totals in ten-thousandths; <see cref="Money.Missing"/> where the sales or one of their totals are not known.</param>
internal sealed record FutureSales(int[] Counts, long[] Spend)
{
    public static FutureSales Of(CommerceDataset dataset, TimeSpan horizon)
    {
        TransactionTable table = dataset.Transactions;
        FutureSales future = new(new int[table.Count], new long[table.Count]);
        Array.Fill(future.Counts, -1);
        Array.Fill(future.Spend, Money.Missing);
        int[] starts = SalesByCustomer(dataset, out int[] rows);
        long ahead = LabelWindows.Microseconds(horizon);
        long last = LabelWindows.LastMoment(dataset, horizon);
        for (int customer = 0; customer + 1 < starts.Length; customer++)
        {
            future.Fill(table, rows.AsSpan(starts[customer]..starts[customer + 1]), ahead, last);
        }

        return future;
    }

    /// <summary>Slides a window over one customer's sales: it begins after the last sale of a moment and ends with the last one within the horizon.</summary>
    private void Fill(TransactionTable table, ReadOnlySpan<int> rows, long ahead, long last)
    {
        ReadOnlySpan<long> times = table.Timestamps;
        ReadOnlySpan<long> totals = table.Totals;
        (int first, int end, long spend, int untold) = (0, 0, 0, 0);
        for (int i = 0; i < rows.Length && times[rows[i]] <= last; i++)
        {
            long now = times[rows[i]];
            for (; end < rows.Length && times[rows[end]] <= now + ahead; end++)
            {
                long total = totals[rows[end]];
                untold += total == Money.Missing ? 1 : 0;
                spend = checked(spend + (total == Money.Missing ? 0 : total));
            }

            for (; first < rows.Length && times[rows[first]] <= now; first++)
            {
                long total = totals[rows[first]];
                untold -= total == Money.Missing ? 1 : 0;
                spend -= total == Money.Missing ? 0 : total;
            }

            Counts[rows[i]] = end - first;
            Spend[rows[i]] = untold > 0 ? Money.Missing : spend;
        }
    }

    /// <summary>The sales to known customers, customer after customer, each in the order of time.</summary>
    /// <returns>For each customer the first position of theirs, and the end of the last.</returns>
    private static int[] SalesByCustomer(CommerceDataset dataset, out int[] rows)
    {
        TransactionTable table = dataset.Transactions;
        int[] byTime = [.. Enumerable.Range(0, table.Count)];
        Array.Sort(table.Timestamps.ToArray(), byTime);
        int[] starts = new int[dataset.Customers.Count + 1];
        foreach (int row in byTime)
        {
            if (IsKnownSale(table, row))
            {
                starts[table.Customers[row] + 1]++;
            }
        }

        for (int customer = 1; customer < starts.Length; customer++)
        {
            starts[customer] += starts[customer - 1];
        }

        rows = new int[starts[^1]];
        int[] next = [.. starts];
        foreach (int row in byTime)
        {
            if (IsKnownSale(table, row))
            {
                rows[next[table.Customers[row]]++] = row;
            }
        }

        return starts;
    }

    private static bool IsKnownSale(TransactionTable table, int row) => table.Kinds[row] == TransactionKind.Sale && table.Customers[row] >= 0;
}
