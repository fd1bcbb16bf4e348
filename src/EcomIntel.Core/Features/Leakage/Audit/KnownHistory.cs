namespace EcomIntel;

/// <summary>A dataset as it was when one of its transactions happened.</summary>
internal static class KnownHistory
{
    /// <summary>Keeps the transactions strictly before a row and the row itself, in their order; customers and products stay as they are recorded.</summary>
    /// <param name="dataset">The whole history.</param>
    /// <param name="row">The row that it is to end with.</param>
    /// <param name="place">Where the row stands in it.</param>
    /// <returns>The dataset.</returns>
    public static CommerceDataset Of(CommerceDataset dataset, int row, out int place)
    {
        ReadOnlySpan<long> times = dataset.Transactions.Timestamps;
        int[] kept = new int[times.Length];
        int count = 0;
        place = 0;
        for (int i = 0; i < times.Length; i++)
        {
            if (i == row)
            {
                place = count;
            }

            kept[count] = i;
            count += i == row || times[i] < times[row] ? 1 : 0;
        }

        return new CommerceDataset(dataset.Transactions.Take(kept[..count]), dataset.Customers, dataset.Products);
    }
}
