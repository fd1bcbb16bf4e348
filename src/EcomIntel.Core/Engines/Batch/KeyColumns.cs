using System.Collections.Concurrent;

namespace EcomIntel;

/// <summary>The keys of a dataset's transactions, made once for all aggregates that share them.</summary>
internal sealed class KeyColumns(CommerceDataset dataset, LocalCalendar calendar)
{
    private readonly ConcurrentDictionary<By, KeyColumn> _rows = new();
    private readonly ConcurrentDictionary<By, int[]> _sales = new();

    public KeyColumn Of(By by) => _rows.GetOrAdd(by, Make);

    /// <summary>The keys of the rows that are sales; −1 for the others, which are nobody's past.</summary>
    public int[] OfSales(By by) => _sales.GetOrAdd(by, key =>
    {
        int[] codes = GC.AllocateUninitializedArray<int>(dataset.Transactions.Count);
        ReadOnlySpan<int> rows = Of(key).Codes;
        ReadOnlySpan<TransactionKind> kinds = dataset.Transactions.Kinds;
        for (int row = 0; row < codes.Length; row++)
        {
            codes[row] = kinds[row] == TransactionKind.Sale ? rows[row] : CategoryColumn.Missing;
        }

        return codes;
    });

    private KeyColumn Make(By by) => by.Kind switch
    {
        ByKind.Customer => new(dataset.Transactions.CustomerColumn.Values, dataset.Customers.Count),
        ByKind.Product => new(dataset.Transactions.ProductColumn.Values, dataset.Products.Count),
        ByKind.Category => new(Through(dataset.Transactions.Products, dataset.Products.Categories), dataset.Products.Categories.Levels.Length),
        ByKind.Location => new(Through(dataset.Transactions.Customers, dataset.Customers.Locations), dataset.Customers.Locations.Levels.Length),
        ByKind.Hour => new(Hours(), 24),
        ByKind.Attribute => Attribute(by),
        ByKind.Custom => CustomKeys.Of(by, dataset, calendar),
        _ => throw new ArgumentOutOfRangeException(nameof(by), by.Kind, "Unknown kind of key."),
    };

    private KeyColumn Attribute(By by)
    {
        CategoryColumn column = AttributeFeatures.KeyColumn(dataset, by);
        ReadOnlySpan<int> owners = BatchContext.OwnersOf(dataset, by.Owner!.Value);
        return new(owners.IsEmpty ? column.Codes.ToArray() : Through(owners, column), column.Levels.Length);
    }

    private static int[] Through(ReadOnlySpan<int> owners, CategoryColumn column)
    {
        int[] codes = GC.AllocateUninitializedArray<int>(owners.Length);
        ReadOnlySpan<int> levels = column.Codes;
        for (int row = 0; row < codes.Length; row++)
        {
            codes[row] = owners[row] < 0 ? CategoryColumn.Missing : levels[owners[row]];
        }

        return codes;
    }

    private int[] Hours()
    {
        ReadOnlySpan<long> times = dataset.Transactions.Timestamps;
        int[] hours = GC.AllocateUninitializedArray<int>(times.Length);
        for (int row = 0; row < hours.Length; row++)
        {
            hours[row] = calendar.HourOfDay(times[row]);
        }

        return hours;
    }
}
