using System.Collections.Immutable;

namespace EcomIntel.Parquet;

/// <summary>What the files of a dataset hold.</summary>
internal static class DatasetColumns
{
    public static ParquetTable OfCustomers(CommerceDataset dataset)
    {
        CustomerTable table = dataset.Customers;
        return new(table.Count,
        [
            Columns.Id(Field.CustomerId.Name, row => table[row].Id),
            Columns.Number<int>(Field.Age.Name, row => table[row].Age),
            Columns.Text(Field.Gender.Name, row => table[row].Gender),
            Columns.Text(Field.Location.Name, row => table[row].Location),
            .. OfAttributes(table.Attributes),
        ]);
    }

    public static ParquetTable OfProducts(CommerceDataset dataset)
    {
        ProductTable table = dataset.Products;
        return new(table.Count,
        [
            Columns.Id(Field.ProductId.Name, row => table[row].Id),
            Columns.Text(Field.ProductCategory.Name, row => table[row].Category),
            Columns.Text(Field.ProductName.Name, row => table[row].Name),
            Columns.Amount(Field.ListPrice.Name, table.Count, row => table.Prices[row]),
            .. OfAttributes(table.Attributes),
        ]);
    }

    public static ParquetTable OfTransactions(CommerceDataset dataset)
    {
        TransactionTable table = dataset.Transactions;
        int[] lines = new int[table.OrderCount];
        foreach (int order in table.Orders)
        {
            lines[order]++;
        }

        return new(table.Count,
        [
            Columns.Id(Field.TransactionId.Name, row => table.Ids[row]),
            Columns.Text(Field.OrderId.Name, row => OrderId(table, lines, row)),
            Columns.Time(Field.Timestamp.Name, row => table.Timestamps[row]),
            Columns.Text(Field.CustomerId.Name, row => table.Customers[row] < 0 ? null : dataset.Customers[table.Customers[row]].Id),
            Columns.Text(Field.ProductId.Name, row => table.Products[row] < 0 ? null : dataset.Products[table.Products[row]].Id),
            Columns.Number<int>(Field.Quantity.Name, row => table.Quantities[row] is var quantity && quantity == TransactionTable.MissingQuantity ? null : quantity),
            Columns.Amount(Field.UnitPrice.Name, table.Count, row => table.UnitPrices[row]),
            Columns.Amount(Field.Total.Name, table.Count, row => table.Totals[row]),
            Columns.Text(Field.TransactionKind.Name, row => KindText.Of(table.Kinds[row])),
            .. OfAttributes(table.Attributes),
        ]);
    }

    /// <summary>Null for an order of its own, so that it stays one although another order may have its name.</summary>
    private static string? OrderId(TransactionTable table, int[] lines, int row)
    {
        int order = table.Orders[row];
        return lines[order] == 1 && table.OrderIds[order] == table.Ids[row] ? null : table.OrderIds[order];
    }

    private static IEnumerable<ColumnWriter> OfAttributes(ImmutableArray<AttributeColumn> attributes) => attributes.Select(column =>
        column.Categories is { } categories
            ? Columns.Text(column.Definition.Name, row => categories[row])
            : Columns.Number<double>(column.Definition.Name, row => column.Numbers[row] is var number && double.IsNaN(number) ? null : number));
}
