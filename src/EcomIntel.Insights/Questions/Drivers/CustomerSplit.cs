using System.Diagnostics.CodeAnalysis;

namespace EcomIntel.Insights;

/// <summary>
/// Parts the customers who bought something of a known category into 80% to train on and 20% to test on. Guests' rows are in neither: nobody knows which of them
/// belong together.
/// </summary>
internal static class CustomerSplit
{
    private const int LeastCustomers = 10;

    public static bool TryMake(CommerceDataset dataset, long seed, [NotNullWhen(true)] out Split? split)
    {
        split = null;
        TransactionTable transactions = dataset.Transactions;
        Dictionary<int, List<int>> rowsOf = [];
        for (int row = 0; row < transactions.Count; row++)
        {
            int product = transactions.Products[row];
            if (SaleRows.IsCounted(transactions, row) && product >= 0 && dataset.Products.Categories.Codes[product] >= 0)
            {
                int customer = transactions.Customers[row];
                if (!rowsOf.TryGetValue(customer, out List<int>? rows))
                {
                    rowsOf.Add(customer, rows = []);
                }

                rows.Add(row);
            }
        }

        if (rowsOf.Count < LeastCustomers)
        {
            return false;
        }

        // Ordered by id, so that the order of the input does not choose who is tested.
        List<int>[] customers = [.. rowsOf.OrderBy(pair => dataset.Customers[pair.Key].Id, StringComparer.Ordinal).Select(pair => pair.Value)];
        SeededRandom random = SeededRandom.For(seed, "driver-split");
        random.Shuffle(customers.AsSpan());
        int train = (int)(customers.Length * Split.DefaultTrainShare);
        split = new Split(
            RowSet.From([.. customers.Take(train).SelectMany(rows => rows)]),
            RowSet.From([.. customers.Skip(train).SelectMany(rows => rows)]),
            "customer");
        return true;
    }
}
