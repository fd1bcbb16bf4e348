namespace EcomIntel.Insights;

/// <summary>The rows that questions about customers look at: sales whose customer is known. Guests cannot be told apart, so they prove nothing about customers.</summary>
internal static class SaleRows
{
    public static bool IsCounted(TransactionTable transactions, int row) => transactions.Kinds[row] == TransactionKind.Sale && transactions.Customers[row] >= 0;
}
