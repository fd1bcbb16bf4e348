namespace EcomIntel;

/// <summary>What the features of one transformation share: the dataset, the calendar, and the rows of each key in the order of time.</summary>
internal sealed class BatchContext(CommerceDataset dataset, LocalCalendar calendar)
{
    private readonly Lazy<KeyedOrder> _byCustomer = new(() =>
        KeyedOrder.By(dataset.Transactions.Customers, dataset.Customers.Count, dataset.Transactions.Timestamps));

    public CommerceDataset Dataset => dataset;

    public LocalCalendar Calendar => calendar;

    public int RowCount => dataset.Transactions.Count;

    public KeyedOrder ByCustomer => _byCustomer.Value;

    /// <summary>For each row the position of its owner's values, −1 where it has none; empty where the row is the owner.</summary>
    public ReadOnlySpan<int> OwnersOf(AttributeOwner owner) => OwnersOf(dataset, owner);

    public static ReadOnlySpan<int> OwnersOf(CommerceDataset dataset, AttributeOwner owner) => owner switch
    {
        AttributeOwner.Customer => dataset.Transactions.Customers,
        AttributeOwner.Product => dataset.Transactions.Products,
        _ => default,
    };

    public OverflowException Overflow(int row, string feature, string? reason) =>
        new($"Row {row + 1} (transaction '{dataset.Transactions.Ids[row]}'): the feature '{feature}' overflows: {reason}. Check its customer's amounts.");
}
