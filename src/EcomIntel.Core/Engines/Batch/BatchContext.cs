using System.Collections.Concurrent;

namespace EcomIntel;

/// <summary>
/// What the features of one transformation share: the dataset, the rows that get features (the dataset's transactions, or others of its customers and
/// products), the calendar, and how much of the machine they may use.
/// </summary>
internal sealed class BatchContext
{
    private readonly Dictionary<(By By, EventValue? Value, Type State), Array> _ends = [];
    private readonly ConcurrentDictionary<EventValue, long[]> _values = new();
    private readonly Dictionary<Over, BatchContext> _others = [];
    private readonly Lazy<bool> _isInOrder;
    private readonly Lazy<int[]?> _order;
    private readonly KeyColumns _rowKeys;
    private readonly KeyColumns _eventKeys;

    public BatchContext(CommerceDataset dataset, TransactionTable rows, LocalCalendar calendar, ParallelOptions options)
    {
        (Dataset, Rows, Calendar, Options) = (dataset, rows, calendar, options);
        _isInOrder = new Lazy<bool>(() => EventOrder.IsInOrder(dataset.Transactions.Timestamps) && (rows == dataset.Transactions || EventOrder.IsInOrder(rows.Timestamps)));
        _order = new Lazy<int[]?>(() => EventOrder.Of(dataset.Transactions));
        _eventKeys = new KeyColumns(dataset, dataset.Transactions, calendar);
        _rowKeys = rows == dataset.Transactions ? _eventKeys : new KeyColumns(dataset, rows, calendar, _eventKeys);
    }

    private BatchContext(BatchContext sales, CommerceDataset events)
        : this(events, sales.Rows, sales.Calendar, sales.Options) => Sales = sales;

    /// <summary>The events, and the customers and products that rows and events refer to.</summary>
    public CommerceDataset Dataset { get; }

    /// <summary>The rows that get features.</summary>
    public TransactionTable Rows { get; }

    public LocalCalendar Calendar { get; }

    public ParallelOptions Options { get; }

    /// <summary>The number of threads that the transformation may use.</summary>
    public int Threads => Options.MaxDegreeOfParallelism < 0 ? Environment.ProcessorCount : Options.MaxDegreeOfParallelism;

    public int RowCount => Rows.Count;

    /// <summary>What rows look back on sales with; null where this does.</summary>
    private BatchContext? Sales { get; }

    /// <summary>The same rows, looking back on other events. Called by one thread.</summary>
    public BatchContext LookingBackOn(Over over)
    {
        if (over == Over.Sales)
        {
            return this;
        }

        if (!_others.TryGetValue(over, out BatchContext? other))
        {
            _others.Add(over, other = new BatchContext(this, ClickEvents.Of(Dataset, over)));
        }

        return other;
    }

    /// <summary>The sales by key, with what aggregates are of; those who look back are the rows.</summary>
    public EventStream Events(By by, EventValue? value)
    {
        KeyColumn rows = _rowKeys.Of(by);
        return new EventStream(Rows.TimestampsArray, rows.Codes, Dataset.Transactions.TimestampsArray, SalesBy(by), ValuesOf(value), rows.Count)
        {
            IsInOrder = _isInOrder.Value,
        };
    }

    /// <summary>The same events, those of one time in the order of their ids.</summary>
    public EventStream InOrderOfIds(EventStream events) => _order.Value is not { } order ? events : new EventStream(
        events.RowTimes, events.RowKeys, Ordered(events.Times, order), Ordered(events.Keys, order), events.Values.IsEmpty ? null : Ordered(events.Values, order), events.KeyCount)
    {
        IsInOrder = events.IsInOrder,
    };

    /// <summary>The events' ids, for who asks for their order; else null.</summary>
    public LazyColumn<string>? IdsIf(bool needsOrder) => needsOrder ? Dataset.Transactions.IdColumn : null;

    /// <summary>Keeps the states that a lifetime sweep ended with, for a feature of the whole history. Called by one thread.</summary>
    public void KeepEnds<TState>(By by, EventValue? value, TState[] states)
        where TState : unmanaged => _ends[(by, value, typeof(TState))] = states;

    /// <summary>The states of each key after the whole history, behind one for nobody; null where no sweep kept any of this type.</summary>
    public TState[]? EndsOf<TState>(By by, EventValue? value)
        where TState : unmanaged => _ends.GetValueOrDefault((by, value, typeof(TState))) as TState[];

    /// <summary>The keys of the dataset's transactions.</summary>
    public KeyColumn KeysOf(By by) => _eventKeys.Of(by);

    /// <summary>For each row the position of its owner's values, −1 where it has none; empty where the row is the owner.</summary>
    public ReadOnlySpan<int> OwnersOf(AttributeOwner owner) => OwnersOf(Rows, owner);

    public static ReadOnlySpan<int> OwnersOf(TransactionTable rows, AttributeOwner owner) => owner switch
    {
        AttributeOwner.Customer => rows.Customers,
        AttributeOwner.Product => rows.Products,
        _ => default,
    };

    public OverflowException Overflow(int row, string feature, string? reason) => Sales is { } sales
        ? sales.Overflow(row, feature, reason)
        : new($"{(Rows == Dataset.Transactions ? $"Row {row + 1} (transaction '{Rows.Ids[row]}')" : $"Customer '{Rows.Ids[row]}'")}: the feature '{feature}' overflows: {reason}. Check its customer's amounts.");

    private int[] SalesBy(By by) => Dataset.Transactions.AllSales ? _eventKeys.Of(by).Codes : _eventKeys.OfSales(by);

    private long[]? ValuesOf(EventValue? value) => value is null ? null : _values.GetOrAdd(value, wanted => wanted.Column(this));

    private static T[] Ordered<T>(ReadOnlySpan<T> items, int[] order)
    {
        T[] ordered = GC.AllocateUninitializedArray<T>(items.Length);
        for (int i = 0; i < ordered.Length; i++)
        {
            ordered[i] = items[order[i]];
        }

        return ordered;
    }
}
