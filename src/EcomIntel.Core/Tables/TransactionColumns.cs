namespace EcomIntel;

internal sealed record TransactionColumns(
    string[] Ids,
    long[] Timestamps,
    int[] Customers,
    int[] Products,
    int[] Orders,
    string[] OrderIds,
    int[] Quantities,
    long[] UnitPrices,
    long[] Totals,
    TransactionKind[] Kinds);
