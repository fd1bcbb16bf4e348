namespace EcomIntel.Benchmarks;

/// <summary>A generated shop by column, as the workloads read it.</summary>
public sealed record ShopColumns(long[] Timestamps, int[] CustomerCodes, int[] Quantities, long[] UnitPrices, long[] Totals, Customer[] Customers)
{
    public int Rows => Timestamps.Length;
}
