namespace EcomIntel;

public sealed partial class TransactionTable
{
    /// <summary>Makes a table of some of the rows, in the given order; codes and identifiers stay as they are.</summary>
    internal TransactionTable Take(int[] rows) => new(
        new TransactionColumns
        {
            Timestamps = LazyColumn.Take(TimestampsArray, rows),
            Customers = LazyColumn.TakeMade(CustomerColumn, rows),
            Products = LazyColumn.TakeMade(ProductColumn, rows),
            Ids = LazyColumn.Take(IdColumn.Values, rows),
            Orders = LazyColumn.Take(OrderColumn.Values, rows),
            OrderIds = OrderIdColumn.Values,
            Quantities = LazyColumn.TakeMade(QuantityColumn, rows),
            UnitPrices = LazyColumn.TakeMade(UnitPriceColumn, rows),
            Totals = LazyColumn.TakeMade(TotalColumn, rows),
            Kinds = LazyColumn.TakeMade(KindColumn, rows),
        },
        [.. Attributes.Select(column => column.Take(rows))]);
}
