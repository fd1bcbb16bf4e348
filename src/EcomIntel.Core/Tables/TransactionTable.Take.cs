namespace EcomIntel;

public sealed partial class TransactionTable
{
    /// <summary>Makes a table of some of the rows, in the given order; codes and identifiers stay as they are.</summary>
    internal TransactionTable Take(int[] rows) => new(
        new TransactionColumns
        {
            Timestamps = Take(TimestampsArray, rows),
            Customers = TakeMade(CustomerColumn, rows),
            Products = TakeMade(ProductColumn, rows),
            Ids = Take(IdColumn.Values, rows),
            Orders = Take(OrderColumn.Values, rows),
            OrderIds = OrderIdColumn.Values,
            Quantities = TakeMade(QuantityColumn, rows),
            UnitPrices = TakeMade(UnitPriceColumn, rows),
            Totals = TakeMade(TotalColumn, rows),
            Kinds = TakeMade(KindColumn, rows),
        },
        [.. Attributes.Select(column => column.Take(rows))]);

    /// <summary>Columns that nobody asked for are made again where they are needed, from the columns taken.</summary>
    private static T[]? TakeMade<T>(LazyColumn<T> column, int[] rows) => column.IsMade ? Take(column.Values, rows) : null;

    private static T[] Take<T>(T[] values, int[] rows)
    {
        T[] taken = GC.AllocateUninitializedArray<T>(rows.Length);
        for (int i = 0; i < taken.Length; i++)
        {
            taken[i] = values[rows[i]];
        }

        return taken;
    }
}
