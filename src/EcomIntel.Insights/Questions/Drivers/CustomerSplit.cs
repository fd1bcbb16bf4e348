using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

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
        int[] customerOfRow = new int[transactions.Count];
        for (int row = 0; row < customerOfRow.Length; row++)
        {
            int product = transactions.Products[row];
            bool isKnown = SaleRows.IsCounted(transactions, row) && product >= 0 && dataset.Products.Categories.Codes[product] >= 0;
            customerOfRow[row] = isKnown ? transactions.Customers[row] : -1;
        }

        Buckets rowsOf = Buckets.Of(customerOfRow);
        int[] customers = [.. Enumerable.Range(0, rowsOf.Count).Where(customer => rowsOf[customer].Length > 0)];
        if (customers.Length < LeastCustomers)
        {
            return false;
        }

        // Ordered by id, so that the order of the input does not choose who is tested.
        string[] ids = [.. customers.Select(customer => dataset.Customers[customer].Id)];
        Array.Sort(ids, customers, StringComparer.Ordinal);
        SeededRandom random = SeededRandom.For(seed, "driver-split");
        random.Shuffle(customers.AsSpan());
        int train = (int)(customers.Length * Split.DefaultTrainShare);
        split = new Split(
            RowsOf(rowsOf, customers.AsSpan(0, train)),
            RowsOf(rowsOf, customers.AsSpan(train)),
            "customer");
        return true;
    }

    private static RowSet RowsOf(Buckets rowsOf, ReadOnlySpan<int> customers)
    {
        List<int> rows = [];
        foreach (int customer in customers)
        {
            rows.AddRange(rowsOf[customer]);
        }

        return RowSet.From(CollectionsMarshal.AsSpan(rows));
    }
}
