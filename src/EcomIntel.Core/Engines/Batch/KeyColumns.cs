using System.Collections.Concurrent;

namespace EcomIntel;

/// <summary>
/// The keys of transactions of a dataset's customers and products, made once for all aggregates that share them. Those of rows that look back on other
/// transactions have the codes that those have.
/// </summary>
internal sealed class KeyColumns(CommerceDataset dataset, TransactionTable rows, LocalCalendar calendar, KeyColumns? others = null)
{
    private readonly ConcurrentDictionary<By, KeyColumn> _rows = new();
    private readonly ConcurrentDictionary<By, int[]> _sales = new();

    public KeyColumn Of(By by) => _rows.GetOrAdd(by, Make);

    /// <summary>The keys of the rows that are sales; −1 for the others, which are nobody's past.</summary>
    public int[] OfSales(By by) => _sales.GetOrAdd(by, key =>
    {
        int[] codes = LargeArray.Uninitialized<int>(rows.Count);
        ReadOnlySpan<int> keys = Of(key).Codes;
        ReadOnlySpan<TransactionKind> kinds = rows.Kinds;
        for (int row = 0; row < codes.Length; row++)
        {
            codes[row] = kinds[row] == TransactionKind.Sale ? keys[row] : CategoryColumn.Missing;
        }

        return codes;
    });

    private KeyColumn Make(By by) => by.Kind switch
    {
        ByKind.Customer => new(rows.CustomerColumn.Values, dataset.Customers.Count),
        ByKind.Product => new(rows.ProductColumn.Values, dataset.Products.Count),
        ByKind.Category => new(Through(rows.Products, dataset.Products.Categories), dataset.Products.Categories.Levels.Length),
        ByKind.Location => new(Through(rows.Customers, dataset.Customers.Locations), dataset.Customers.Locations.Levels.Length),
        ByKind.Hour => new(Hours(), 24),
        ByKind.Attribute => Attribute(by),
        ByKind.Custom => CustomKeys.Of(by, dataset, rows, calendar, others?.Of(by).Book),
        _ => throw new ArgumentOutOfRangeException(nameof(by), by.Kind, "Unknown kind of key."),
    };

    private KeyColumn Attribute(By by)
    {
        CategoryColumn column = AttributeFeatures.KeyColumn(dataset, by);
        ReadOnlySpan<int> owners = BatchContext.OwnersOf(rows, by.Owner!.Value);
        return new(owners.IsEmpty ? column.Codes.ToArray() : Through(owners, column), column.Levels.Length);
    }

    private static int[] Through(ReadOnlySpan<int> owners, CategoryColumn column)
    {
        int[] codes = LargeArray.Uninitialized<int>(owners.Length);
        ReadOnlySpan<int> levels = column.Codes;
        for (int row = 0; row < codes.Length; row++)
        {
            codes[row] = owners[row] < 0 ? CategoryColumn.Missing : levels[owners[row]];
        }

        return codes;
    }

    private int[] Hours()
    {
        ReadOnlySpan<long> times = rows.Timestamps;
        int[] hours = LargeArray.Uninitialized<int>(times.Length);
        for (int row = 0; row < hours.Length; row++)
        {
            hours[row] = calendar.HourOfDay(times[row]);
        }

        return hours;
    }
}
