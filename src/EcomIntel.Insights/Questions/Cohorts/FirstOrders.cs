namespace EcomIntel.Insights;

/// <summary>Each customer's first order: when it was, of which category, and when the second came.</summary>
internal sealed class FirstOrders
{
    private FirstOrders(long[] first, long[] second, int[] categories)
    {
        First = first;
        Second = second;
        Categories = categories;
    }

    /// <summary>For each customer the time of the first order; the greatest value where there is none.</summary>
    public long[] First { get; }

    /// <summary>For each customer the time of the second order; the greatest value where there is none.</summary>
    public long[] Second { get; }

    /// <summary>For each customer the category of the first order's largest line; −1 where it is not known.</summary>
    public int[] Categories { get; }

    public static FirstOrders Of(CommerceDataset dataset, SaleOrders orders)
    {
        int customers = dataset.Customers.Count;
        long[] first = new long[customers];
        long[] second = new long[customers];
        int[] firstOrder = new int[customers];
        Array.Fill(first, long.MaxValue);
        Array.Fill(second, long.MaxValue);
        Array.Fill(firstOrder, -1);
        for (int order = 0; order < orders.Customers.Length; order++)
        {
            int customer = orders.Customers[order];
            if (customer < 0)
            {
                continue;
            }

            if (orders.Timestamps[order] < first[customer])
            {
                second[customer] = first[customer];
                first[customer] = orders.Timestamps[order];
                firstOrder[customer] = order;
            }
            else if (orders.Timestamps[order] < second[customer])
            {
                second[customer] = orders.Timestamps[order];
            }
        }

        return new FirstOrders(first, second, CategoriesOf(dataset, firstOrder));
    }

    private static int[] CategoriesOf(CommerceDataset dataset, int[] firstOrder)
    {
        TransactionTable transactions = dataset.Transactions;
        int[] categories = new int[firstOrder.Length];
        long[] largest = new long[firstOrder.Length];
        Array.Fill(categories, -1);
        Array.Fill(largest, long.MinValue);
        for (int row = 0; row < transactions.Count; row++)
        {
            int customer = transactions.Customers[row];
            int product = transactions.Products[row];
            if (!SaleRows.IsCounted(transactions, row) || product < 0 || transactions.Orders[row] != firstOrder[customer])
            {
                continue;
            }

            int category = dataset.Products.Categories.Codes[product];
            long total = transactions.Totals[row];
            if (category >= 0 && (categories[customer] < 0 || total > largest[customer] || (total == largest[customer] && category < categories[customer])))
            {
                (largest[customer], categories[customer]) = (total, category);
            }
        }

        return categories;
    }
}
