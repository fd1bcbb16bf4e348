using System.Collections.Immutable;

namespace EcomIntel;

/// <summary>Recency, frequency and monetary value of one customer as of a moment. Immutable; safe for any thread.</summary>
/// <param name="CustomerId">The customer.</param>
/// <param name="RecencyDays">Whole days of 24 hours from the newest sale to the moment, rounded down.</param>
/// <param name="Frequency">Distinct orders among the sales.</param>
/// <param name="Monetary">The sum of the sales in the shop's currency; missing totals are left out.</param>
public sealed record Rfm(string CustomerId, int RecencyDays, int Frequency, decimal Monetary)
{
    /// <summary>Computes the values of all customers from their sales strictly before a moment; returns and cancellations do not count.</summary>
    /// <param name="dataset">The shop's history.</param>
    /// <param name="moment">The moment to look back from.</param>
    /// <returns>One entry for each customer with a sale before the moment, in the order of the dataset's customers.</returns>
    /// <exception cref="OverflowException">A customer's sum does not fit a money column; the message names the customer.</exception>
    public static ImmutableArray<Rfm> AsOf(CommerceDataset dataset, DateTimeOffset moment)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        TransactionTable transactions = dataset.Transactions;
        KeyedOrder order = KeyedOrder.By(transactions.Customers, dataset.Customers.Count, EventOrder.ByTime(transactions.Timestamps));
        long now = EpochTime.ToMicroseconds(moment);
        int[] orders = new int[transactions.Count];
        ImmutableArray<Rfm>.Builder result = ImmutableArray.CreateBuilder<Rfm>(dataset.Customers.Count);
        for (int customer = 0; customer < dataset.Customers.Count; customer++)
        {
            ExactSum spent = default;
            long last = 0;
            int sales = 0;
            foreach (int row in order.RowsOf(customer))
            {
                if (transactions.Timestamps[row] >= now)
                {
                    break;
                }

                if (transactions.Kinds[row] == TransactionKind.Sale)
                {
                    last = transactions.Timestamps[row];
                    orders[sales++] = transactions.Orders[row];
                    spent.Add(transactions.Totals[row] == Money.Missing ? 0 : transactions.Totals[row]);
                }
            }

            if (sales > 0)
            {
                int days = (int)((now - last) / EpochTime.MicrosecondsPerDay);
                result.Add(new Rfm(dataset.Customers[customer].Id, days, Distinct(orders.AsSpan(0, sales)), Amount(spent, dataset.Customers[customer].Id)));
            }
        }

        return result.ToImmutable();
    }

    private static int Distinct(Span<int> codes)
    {
        codes.Sort();
        int distinct = 1;
        for (int i = 1; i < codes.Length; i++)
        {
            distinct += codes[i] == codes[i - 1] ? 0 : 1;
        }

        return distinct;
    }

    private static decimal Amount(ExactSum sum, string customer)
    {
        try
        {
            return (decimal)sum.ToInt64() / Money.Scale;
        }
        catch (OverflowException error)
        {
            throw new OverflowException($"Customer '{customer}': {error.Message}.", error);
        }
    }
}
