using System.Buffers;
using System.Collections.Immutable;

namespace EcomIntel;

/// <summary>
/// Computes the features of a pipeline event by event for a whole shop, or for one partition of it, whatever its aggregates are keyed by, with the same
/// bits as <see cref="FeaturePipeline.Transform"/> gives for sales that come in the order of time. It keeps a state for each key. For one writer; reads
/// may run beside each other, not beside a write.
/// </summary>
public sealed class OnlineFeatureStore
{
    private readonly LocalCalendar _calendar;
    private readonly OnlinePlan _plan;
    private readonly ImmutableArray<KeyedStates> _keys;
    private readonly string?[] _keysOfEvent;
    private readonly ClickTimes _clicks = new();
    private readonly bool _seesClicks;

    /// <summary>Makes the store of a shop without a past.</summary>
    /// <param name="pipeline">A fitted pipeline.</param>
    /// <exception cref="InvalidOperationException">The pipeline is not fitted.</exception>
    /// <exception cref="LeakageException">A feature is known from the future, and so not when an event happens; the message lists every one.</exception>
    /// <exception cref="PipelineDefinitionException">Custom features or keys came without their functions; the message lists them all.</exception>
    public OnlineFeatureStore(FeaturePipeline pipeline)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        Schema = pipeline.Schema;
        LeakGuard.CheckStore(Schema);
        _calendar = pipeline.Calendar;
        _plan = new OnlinePlan(pipeline.Compile());
        _keys = [.. _plan.Groups.GroupBy(group => (group.By, group.Over)).Select(groups =>
            new KeyedStates(groups.Key.By, groups.Key.Over, new KeyLayout([.. groups], _plan.All)))];
        _keysOfEvent = new string?[_keys.Length];
        _seesClicks = _keys.Any(keys => keys.Over != Over.Sales);
    }

    /// <summary>The columns that <see cref="Read"/> fills.</summary>
    public FeatureSchema Schema { get; }

    /// <summary>The number of states: for each sort of key and event that the pipeline has, one for each key seen.</summary>
    public int StateCount => _keys.Sum(keys => keys.Count);

    /// <summary>
    /// Takes in a transaction. Returns and cancellations change nothing. One older than the newest of its key counts from now on for every aggregate
    /// that reaches back to it. Duplicates must be kept out by the caller. Nothing is changed where an error is thrown.
    /// </summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="customer">Its customer's record; null where nothing is known, which leaves it without the keys that come from the record.</param>
    /// <param name="product">The record of the product bought; null where nothing is known.</param>
    /// <returns><see cref="Timeliness.Late"/> where one of its keys had seen a newer transaction.</returns>
    /// <exception cref="OverflowException">The amount does not fit a money column; the message names the transaction.</exception>
    /// <exception cref="LeakageException">A custom key read what it is not declared known from.</exception>
    public Timeliness Observe(Transaction transaction, Customer? customer, Product? product)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        if (transaction.Kind != TransactionKind.Sale)
        {
            return Timeliness.OnTime;
        }

        OnlineSale sale = new(transaction, product, customer);
        OnlineMoment row = RowOf(sale);
        for (int i = 0; i < _keys.Length; i++)
        {
            _keysOfEvent[i] = _keys[i].Over == Over.Sales ? _keys[i].KeyOf(row) : null;
        }

        Timeliness timeliness = Timeliness.OnTime;
        for (int i = 0; i < _keys.Length; i++)
        {
            if (_keysOfEvent[i] is { } key && _keys[i].Observe(key, sale) == Timeliness.Late)
            {
                timeliness = Timeliness.Late;
            }
        }

        return timeliness;
    }

    /// <summary>
    /// Takes in what happened in the shop: a click, or the line of an order that a <see cref="ShopEventType.Transaction"/> carries. <see cref="ShopEventType.Identify"/>
    /// changes nothing. A late click counts from now on for every aggregate that reaches back to it, but starts no session. Duplicates must be kept out by the caller.
    /// </summary>
    /// <param name="shopEvent">The event.</param>
    /// <param name="customer">Its customer's record; null where nothing is known.</param>
    /// <param name="product">The record of the product that it is about; null where nothing is known.</param>
    /// <returns><see cref="Timeliness.Late"/> where its customer or one of its keys had seen a newer event of its sort.</returns>
    /// <exception cref="ArgumentException">The event erases a customer, whose past is also that of other keys; or it is a transaction without its line.</exception>
    /// <exception cref="OverflowException">The amount does not fit a money column; the message names the transaction.</exception>
    public Timeliness Observe(ShopEvent shopEvent, Customer? customer, Product? product)
    {
        ArgumentNullException.ThrowIfNull(shopEvent);
        return shopEvent.Type switch
        {
            ShopEventType.Transaction when shopEvent.Transaction is { } transaction => Observe(transaction, customer, product),
            ShopEventType.Identify => Timeliness.OnTime,
            >= ShopEventType.View and <= ShopEventType.Purchase => ObserveClick(shopEvent, customer, product),
            _ => throw new ArgumentException(
                $"The event '{shopEvent.EventId}' of type {shopEvent.Type} cannot be taken in. Rebuild the store without an erased customer, and give a transaction its line.", nameof(shopEvent)),
        };
    }

    /// <summary>
    /// Fills the features of a transaction from itself and from what happened strictly before it: of one about to be taken in, or of one that might come
    /// about, such as a candidate to be scored. Changes nothing and allocates nothing but what custom functions do. For a moment before the newest sale
    /// of a key, the aggregates by it are those at that sale.
    /// </summary>
    /// <param name="transaction">The transaction; what a pipeline's features and keys do not ask for may be left out of it.</param>
    /// <param name="customer">Its customer's record; null where nothing is known, which leaves its features missing.</param>
    /// <param name="product">The record of the product bought; null where nothing is known.</param>
    /// <param name="row">Receives one value for each field of <see cref="Schema"/>, coded as it says.</param>
    /// <returns><see cref="Timeliness.Late"/> where one of its keys had seen a newer transaction.</returns>
    /// <exception cref="ArgumentException">The row is too short.</exception>
    /// <exception cref="OverflowException">An amount or a sum does not fit a money column; the message names the transaction or the feature.</exception>
    /// <exception cref="LeakageException">A custom feature or key read what it is not declared known from.</exception>
    public Timeliness Read(Transaction transaction, Customer? customer, Product? product, Span<float> row)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        _plan.CheckRoom(row);
        FeatureValue[]? rented = _plan.ValueCount > OnlinePlan.StackValues ? ArrayPool<FeatureValue>.Shared.Rent(_plan.ValueCount) : null;
        Span<FeatureValue> values = rented is null ? stackalloc FeatureValue[_plan.ValueCount] : rented;
        OnlineMoment asked = RowOf(new OnlineSale(transaction, product, customer));
        _plan.ReadRow(asked, values);
        Timeliness timeliness = Timeliness.OnTime;
        foreach (KeyedStates keys in _keys)
        {
            if (keys.Read(asked, values) == Timeliness.Late)
            {
                timeliness = Timeliness.Late;
            }
        }

        _plan.Fill(values, row);
        if (rented is not null)
        {
            ArrayPool<FeatureValue>.Shared.Return(rented);
        }

        return timeliness;
    }

    /// <summary>
    /// Takes in all that another store of the same aggregates has seen, as if this one had seen it: the partitions of a shop become one. Decay
    /// agrees up to rounding, everything else to the bit, but for what depends on the order of transactions of one key and one moment (first, last,
    /// mode, the last N): where those are spread over both stores, this one's come first. Sessions need all clicks of a customer in one store. The other store is empty afterwards.
    /// </summary>
    /// <param name="other">The other store; no transaction may be in both.</param>
    /// <exception cref="ArgumentException">The other store is this one, or has other aggregates.</exception>
    public void Merge(OnlineFeatureStore other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (ReferenceEquals(this, other))
        {
            throw new ArgumentException("A store cannot be merged with itself.", nameof(other));
        }

        if (StoreFile.FingerprintOf(_keys) != StoreFile.FingerprintOf(other._keys))
        {
            throw new ArgumentException("The other store belongs to a pipeline with other aggregates. Merge stores of one pipeline.", nameof(other));
        }

        for (int i = 0; i < _keys.Length; i++)
        {
            _keys[i].Merge(other._keys[i]);
        }

        _clicks.Merge(other._clicks);
    }

    /// <summary>Writes all states. Stores that have taken in the same transactions in the same order write the same bytes.</summary>
    /// <param name="stream">Where to; it stays open. The format has a version, a fingerprint of the aggregates, and a checksum for each block.</param>
    public void Save(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        StoreFile.Write(stream, _keys, _clicks);
    }

    /// <summary>Reads a store that <see cref="Save"/> wrote, in this process or in another. Row features may have changed since; aggregates may not.</summary>
    /// <param name="stream">Where from; it stays open, behind the store's last byte.</param>
    /// <param name="pipeline">The pipeline.</param>
    /// <returns>The store, which goes on as if nothing had happened.</returns>
    /// <exception cref="DataFormatException">The bytes are damaged, not a store, or of a newer version.</exception>
    /// <exception cref="SchemaMismatchException">The states were kept for other aggregates.</exception>
    public static OnlineFeatureStore Load(Stream stream, FeaturePipeline pipeline)
    {
        ArgumentNullException.ThrowIfNull(stream);
        OnlineFeatureStore store = new(pipeline);
        StoreFile.Read(stream, store._keys, store._clicks);
        return store;
    }

    private Timeliness ObserveClick(ShopEvent click, Customer? customer, Product? product)
    {
        long newest = _clicks.NewestOf(click.CustomerId);
        long time = EpochTime.ToMicroseconds(click.Timestamp);
        Timeliness timeliness = time < newest ? Timeliness.Late : Timeliness.OnTime;
        foreach (KeyedStates keys in _keys)
        {
            bool isGuest = click.CustomerId is null;
            if (keys.Over == Over.Sales || (keys.Over.Kind == OverKind.Sessions && isGuest) || !OnlineClicks.Counts(keys.Over, click, newest))
            {
                continue;
            }

            OnlineSale item = new(OnlineClicks.EventOf(keys.Over, click), product, customer);
            if (keys.KeyOf(RowOf(item)) is { } key && keys.Observe(key, item) == Timeliness.Late)
            {
                timeliness = Timeliness.Late;
            }
        }

        if (_seesClicks)
        {
            _clicks.Observe(click.CustomerId, time);
        }

        return timeliness;
    }

    private OnlineMoment RowOf(in OnlineSale sale) => new(sale.Customer, sale.Time, _calendar)
    {
        Purchase = sale.Transaction,
        Product = sale.Product,
        UnitPrice = sale.UnitPrice,
        Total = sale.Total,
    };
}
