namespace EcomIntel;

/// <summary>What the features of one transformation share: the dataset, the calendar, and how much of the machine they may use.</summary>
internal sealed class BatchContext(CommerceDataset dataset, LocalCalendar calendar, ParallelOptions options)
{
    private readonly Lazy<bool> _isInOrder = new(() => KeyedOrder.IsInOrder(dataset.Transactions.Timestamps));
    private readonly Dictionary<(By, Measure?), Array> _ends = [];
    private readonly KeyColumns _keys = new(dataset, calendar);

    public CommerceDataset Dataset => dataset;

    public LocalCalendar Calendar => calendar;

    public ParallelOptions Options => options;

    /// <summary>The number of threads that the transformation may use.</summary>
    public int Threads => options.MaxDegreeOfParallelism < 0 ? Environment.ProcessorCount : options.MaxDegreeOfParallelism;

    public int RowCount => dataset.Transactions.Count;

    /// <summary>The sales by key, with what is to be added up; every transaction is a row.</summary>
    public EventStream Events(By by, Measure? measure)
    {
        TransactionTable transactions = dataset.Transactions;
        KeyColumn rows = _keys.Of(by);
        int[] sales = transactions.AllSales ? rows.Codes : _keys.OfSales(by);
        return new EventStream(transactions.TimestampsArray, rows.Codes, transactions.TimestampsArray, sales, MeasureColumns.Of(transactions, measure, Threads), rows.Count)
        {
            IsInOrder = _isInOrder.Value,
        };
    }

    /// <summary>Keeps the states that a lifetime sweep ended with, for a feature of the whole history. Called by one thread.</summary>
    public void KeepEnds(By by, Measure? measure, Array states) => _ends[(by, measure)] = states;

    /// <summary>The states of each key after the whole history, behind one for nobody; null where no sweep kept any of this type.</summary>
    public TState[]? EndsOf<TState>(By by, Measure measure)
        where TState : unmanaged => _ends.GetValueOrDefault((by, measure)) as TState[];

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
