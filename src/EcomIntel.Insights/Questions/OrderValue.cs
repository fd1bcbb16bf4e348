namespace EcomIntel.Insights;

/// <summary>What an order is worth on average.</summary>
internal static class OrderValue
{
    /// <summary>The revenue of all sales ÷ their orders, in the shop's currency; NaN where there is no sale with a total.</summary>
    public static double MeanOf(TransactionTable transactions)
    {
        double revenue = 0;
        bool[] seen = new bool[transactions.OrderCount];
        long orders = 0;
        ReadOnlySpan<long> totals = transactions.Totals;
        for (int row = 0; row < transactions.Count; row++)
        {
            if (transactions.Kinds[row] == TransactionKind.Sale && totals[row] != Money.Missing)
            {
                revenue += totals[row];
                orders += seen[transactions.Orders[row]] ? 0 : 1;
                seen[transactions.Orders[row]] = true;
            }
        }

        return orders == 0 ? double.NaN : revenue / orders / Money.Scale;
    }
}
