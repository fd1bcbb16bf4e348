namespace EcomIntel;

/// <summary>A dataset as it was when one of its transactions happened.</summary>
internal static class KnownHistory
{
    /// <summary>Keeps the transactions and clicks strictly before a row and the row itself, in their order; customers and products stay as they are recorded.</summary>
    /// <param name="dataset">The whole history.</param>
    /// <param name="row">The row that it is to end with.</param>
    /// <param name="place">Where the row stands in it.</param>
    /// <returns>The dataset.</returns>
    public static CommerceDataset Of(CommerceDataset dataset, int row, out int place)
    {
        TransactionTable transactions = dataset.Transactions;
        int[] kept = Before(transactions.Timestamps, transactions.Timestamps[row], besides: row);
        place = Array.IndexOf(kept, row);
        int[] clicks = Before(dataset.Clicks.Timestamps, transactions.Timestamps[row], besides: -1);
        return new CommerceDataset(transactions.Take(kept), dataset.Customers, dataset.Products, dataset.Clicks.Take(clicks));
    }

    private static int[] Before(ReadOnlySpan<long> times, long moment, int besides)
    {
        int[] kept = new int[times.Length];
        int count = 0;
        for (int i = 0; i < times.Length; i++)
        {
            kept[count] = i;
            count += i == besides || times[i] < moment ? 1 : 0;
        }

        return kept[..count];
    }
}
