namespace EcomIntel.Insights;

/// <summary>What each product brings in an order that holds it, on average, for products of a known category in enough orders.</summary>
internal sealed class ProductValues
{
    // The mean of fewer orders says more about who bought than about the product.
    private const int LeastOrders = 5;

    private ProductValues(int[] categories, double[] logs, int[] linesOfCustomer, CustomerCounts buyers)
    {
        Categories = categories;
        Logs = logs;
        LinesOfCustomer = linesOfCustomer;
        Buyers = buyers;
    }

    /// <summary>For each product its category.</summary>
    public int[] Categories { get; }

    /// <summary>For each product the natural logarithm of its mean value an order.</summary>
    public double[] Logs { get; }

    /// <summary>For each customer the lines.</summary>
    public int[] LinesOfCustomer { get; }

    /// <summary>The customers' lines by category.</summary>
    public CustomerCounts Buyers { get; }

    public static ProductValues Of(CommerceDataset dataset)
    {
        TransactionTable transactions = dataset.Transactions;
        ReadOnlySpan<int> codes = dataset.Products.Categories.Codes;
        ReadOnlySpan<long> totals = transactions.Totals;
        double[] values = new double[codes.Length];
        int[] orders = new int[codes.Length];
        int[] categoryOfRow = new int[transactions.Count];
        int[] lines = new int[dataset.Customers.Count];
        OrderProducts baskets = OrderProducts.Of(transactions, withTotal: true);
        for (int order = 0; order < baskets.Orders; order++)
        {
            foreach (int product in baskets[order])
            {
                orders[product]++;
            }
        }

        for (int row = 0; row < transactions.Count; row++)
        {
            int product = transactions.Products[row];
            bool isCounted = SaleRows.IsCounted(transactions, row) && product >= 0 && codes[product] >= 0 && totals[row] != Money.Missing;
            categoryOfRow[row] = isCounted ? codes[product] : -1;
            if (isCounted)
            {
                values[product] += (double)totals[row] / Money.Scale;
                lines[transactions.Customers[row]]++;
            }
        }

        int[] kept = [.. Enumerable.Range(0, codes.Length).Where(product => orders[product] >= LeastOrders && values[product] > 0)];
        int[] categories = new int[kept.Length];
        double[] logs = new double[kept.Length];
        for (int i = 0; i < kept.Length; i++)
        {
            categories[i] = codes[kept[i]];
            logs[i] = Math.Log(values[kept[i]] / orders[kept[i]]);
        }

        return new ProductValues(categories, logs, lines, CustomerCounts.From(transactions.Customers, categoryOfRow, Math.Max(1, dataset.Products.Categories.Levels.Length)));
    }
}
