namespace EcomIntel.Insights;

/// <summary>The products that each order holds, each once, however often it stands there.</summary>
internal sealed class OrderProducts
{
    private readonly int[] _products;
    private readonly int[] _starts;
    private readonly int[] _counts;

    private OrderProducts(int[] products, int[] starts, int[] counts)
    {
        _products = products;
        _starts = starts;
        _counts = counts;
    }

    public int Orders => _counts.Length;

    public ReadOnlySpan<int> this[int order] => _products.AsSpan(_starts[order], _counts[order]);

    /// <summary>Gathers the sale lines of known customers; only those with a total where <paramref name="withTotal"/> says so.</summary>
    public static OrderProducts Of(TransactionTable transactions, bool withTotal = false)
    {
        int[] starts = new int[transactions.OrderCount + 1];
        for (int row = 0; row < transactions.Count; row++)
        {
            starts[transactions.Orders[row] + 1] += IsCounted(transactions, row, withTotal) ? 1 : 0;
        }

        for (int order = 1; order < starts.Length; order++)
        {
            starts[order] += starts[order - 1];
        }

        int[] products = new int[starts[^1]];
        int[] counts = new int[transactions.OrderCount];
        for (int row = 0; row < transactions.Count; row++)
        {
            int order = transactions.Orders[row];
            if (IsCounted(transactions, row, withTotal) && !products.AsSpan(starts[order], counts[order]).Contains(transactions.Products[row]))
            {
                products[starts[order] + counts[order]++] = transactions.Products[row];
            }
        }

        return new OrderProducts(products, starts, counts);
    }

    private static bool IsCounted(TransactionTable transactions, int row, bool withTotal) =>
        transactions.Products[row] >= 0 && SaleRows.IsCounted(transactions, row) && (!withTotal || transactions.Totals[row] != Money.Missing);
}
