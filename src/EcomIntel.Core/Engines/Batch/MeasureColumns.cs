namespace EcomIntel;

/// <summary>The measures of a dataset's transactions as Int64 columns.</summary>
internal static class MeasureColumns
{
    public static long[] Of(TransactionTable transactions, Measure measure, int threads) =>
        measure == Measure.Spend ? transactions.MakeTotals(threads)
        : measure == Measure.UnitPrice ? transactions.UnitPriceColumn.Values
        : Widened(transactions.Quantities);

    private static long[] Widened(ReadOnlySpan<int> quantities)
    {
        long[] values = LargeArray.Uninitialized<long>(quantities.Length);
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = quantities[i] == TransactionTable.MissingQuantity ? FeatureCell.MissingInteger : quantities[i];
        }

        return values;
    }
}
