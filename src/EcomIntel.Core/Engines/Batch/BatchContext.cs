namespace EcomIntel;

/// <summary>
/// What the features of one transformation share: the dataset, the rows that get features (the dataset's transactions, or others of its customers and
/// products), the calendar, and how much of the machine they may use.
/// </summary>
internal sealed class BatchContext
{
    private readonly Dictionary<(By, Measure?), Array> _ends = [];
    private readonly Lazy<bool> _isInOrder;
    private readonly KeyColumns _rowKeys;
    private readonly KeyColumns _eventKeys;

    public BatchContext(CommerceDataset dataset, TransactionTable rows, LocalCalendar calendar, ParallelOptions options)
    {
        (Dataset, Rows, Calendar, Options) = (dataset, rows, calendar, options);
        _isInOrder = new Lazy<bool>(() => KeyedOrder.IsInOrder(dataset.Transactions.Timestamps) && (rows == dataset.Transactions || KeyedOrder.IsInOrder(rows.Timestamps)));
        _eventKeys = new KeyColumns(dataset, dataset.Transactions, calendar);
        _rowKeys = rows == dataset.Transactions ? _eventKeys : new KeyColumns(dataset, rows, calendar, _eventKeys);
    }

    /// <summary>The events, and the customers and products that rows and events refer to.</summary>
    public CommerceDataset Dataset { get; }

    /// <summary>The rows that get features.</summary>
    public TransactionTable Rows { get; }

    public LocalCalendar Calendar { get; }

    public ParallelOptions Options { get; }

    /// <summary>The number of threads that the transformation may use.</summary>
    public int Threads => Options.MaxDegreeOfParallelism < 0 ? Environment.ProcessorCount : Options.MaxDegreeOfParallelism;

    public int RowCount => Rows.Count;

    /// <summary>The sales by key, with what is to be added up; those who look back are the rows.</summary>
    public EventStream Events(By by, Measure? measure)
    {
        TransactionTable transactions = Dataset.Transactions;
        KeyColumn rows = _rowKeys.Of(by);
        int[] sales = transactions.AllSales ? _eventKeys.Of(by).Codes : _eventKeys.OfSales(by);
        return new EventStream(Rows.TimestampsArray, rows.Codes, transactions.TimestampsArray, sales, MeasureColumns.Of(transactions, measure, Threads), rows.Count)
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
    public ReadOnlySpan<int> OwnersOf(AttributeOwner owner) => OwnersOf(Rows, owner);

    public static ReadOnlySpan<int> OwnersOf(TransactionTable rows, AttributeOwner owner) => owner switch
    {
        AttributeOwner.Customer => rows.Customers,
        AttributeOwner.Product => rows.Products,
        _ => default,
    };

    public OverflowException Overflow(int row, string feature, string? reason) =>
        new($"{(Rows == Dataset.Transactions ? $"Row {row + 1} (transaction '{Rows.Ids[row]}')" : $"Customer '{Rows.Ids[row]}'")}: the feature '{feature}' overflows: {reason}. Check its customer's amounts.");
}
