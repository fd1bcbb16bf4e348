using System.Buffers;

namespace EcomIntel;

/// <summary>
/// Computes a model's features event by event, one customer at a time, with the same bits as <see cref="FeaturePipeline.Transform"/> gives for
/// sales that come in the order of time. Itself immutable and safe for any thread; each <see cref="CustomerFeatureState"/> has one writer.
/// </summary>
public sealed partial class OnlineFeatures
{
    private readonly OnlinePlan _plan;
    private readonly CustomerLayout _layout;
    private readonly LocalCalendar _calendar;
    private readonly CustomerFeatureState _nobody;

    /// <summary>Makes the online form of the pipeline that a schema carries.</summary>
    /// <param name="schema">A model's schema.</param>
    /// <exception cref="ArgumentException">The schema carries no pipeline.</exception>
    /// <exception cref="PipelineDefinitionException">An aggregate is by anything else than the customer, or a custom feature came without its function; the message lists every one.</exception>
    /// <exception cref="LeakageException">A feature is known from the purchase or the future, and so not before the purchase; the message lists every one.</exception>
    public OnlineFeatures(FeatureSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        FeaturePipeline pipeline = schema.Pipeline
            ?? throw new ArgumentException("The schema carries no pipeline, so its features cannot be computed from events. Train the model on a FeatureTable.", nameof(schema));
        LeakGuard.CheckOnline(schema);
        CheckKeys(FeaturePlan.WithOperands(pipeline.Definitions));
        Schema = schema;
        _calendar = pipeline.Calendar;
        _plan = new OnlinePlan(pipeline.Compile());
        _layout = new CustomerLayout(_plan.All);
        _nobody = new CustomerFeatureState(_layout);
    }

    /// <summary>The columns that <see cref="Read"/> fills.</summary>
    public FeatureSchema Schema { get; }

    /// <summary>Whether aggregates are over clicks, which then have to be taken in as sales are.</summary>
    public bool SeesClicks => _layout.SeesClicks;

    /// <summary>Makes the state of a customer without a past.</summary>
    /// <returns>The state.</returns>
    public CustomerFeatureState NewState() => new(_layout);

    /// <summary>
    /// Takes in a transaction. Returns and cancellations change nothing. One older than the newest counts from now on for every aggregate that
    /// reaches back to it. Duplicates must be kept out by the caller.
    /// </summary>
    /// <param name="state">The customer's state; it is changed.</param>
    /// <param name="transaction">The transaction, of this customer.</param>
    /// <param name="product">The product bought, where it is known.</param>
    /// <param name="customer">The customer's record, where it is known; only traits of the customer need it.</param>
    /// <returns>Whether the transaction came in the order of time.</returns>
    /// <exception cref="ArgumentException">The state belongs to another pipeline.</exception>
    /// <exception cref="OverflowException">The amount does not fit a money column; the message names the transaction.</exception>
    public Timeliness Observe(CustomerFeatureState state, Transaction transaction, Product? product, Customer? customer = null)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(transaction);
        CheckLayout(state);
        if (transaction.Kind != TransactionKind.Sale)
        {
            return Timeliness.OnTime;
        }

        return Observe(ref state.Sales, _layout.Keys[0], new OnlineSale(transaction, product, customer));
    }

    /// <summary>
    /// Takes in what happened in the shop: a click, or the line of an order that a <see cref="ShopEventType.Transaction"/> carries. <see cref="ShopEventType.Identify"/>
    /// changes nothing. One older than the newest counts from now on for every aggregate that reaches back to it, but starts no session. Duplicates must be kept out by
    /// the caller.
    /// </summary>
    /// <param name="state">The customer's state; it is changed. Guests have none.</param>
    /// <param name="shopEvent">The event, of this customer.</param>
    /// <param name="product">The product that it is about, where it is known.</param>
    /// <param name="customer">The customer's record, where it is known; only traits of the customer need it.</param>
    /// <returns>Whether the event came in the order of time, a click among clicks and a sale among sales.</returns>
    /// <exception cref="ArgumentException">The state belongs to another pipeline; or the event erases the customer, or is a transaction without its line.</exception>
    /// <exception cref="OverflowException">The amount does not fit a money column; the message names the transaction.</exception>
    public Timeliness Observe(CustomerFeatureState state, ShopEvent shopEvent, Product? product, Customer? customer = null)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(shopEvent);
        CheckLayout(state);
        return shopEvent.Type switch
        {
            ShopEventType.Transaction when shopEvent.Transaction is { } transaction => Observe(state, transaction, product, customer),
            ShopEventType.Identify => Timeliness.OnTime,
            >= ShopEventType.View and <= ShopEventType.Purchase => ObserveClick(state, shopEvent, product, customer),
            _ => throw new ArgumentException(
                $"The event '{shopEvent.EventId}' of type {shopEvent.Type} cannot be taken in. Drop an erased customer's state, and give a transaction its line.", nameof(shopEvent)),
        };
    }

    /// <summary>
    /// Fills the features of a customer at a moment from what happened strictly before it; changes nothing and allocates nothing. For a moment
    /// before the newest sale taken in, aggregates are those at that sale; likewise for each sort of click.
    /// </summary>
    /// <param name="state">The customer's state; null for one without a past.</param>
    /// <param name="customer">The customer's record; null where nothing is known, which leaves its features missing.</param>
    /// <param name="moment">The moment.</param>
    /// <param name="row">Receives one value for each field of <see cref="Schema"/>, coded as it says.</param>
    /// <returns>Late where the moment is before the newest sale taken in, or the newest click of a sort that an aggregate is over.</returns>
    /// <exception cref="ArgumentException">The row is too short, or the state belongs to another pipeline.</exception>
    /// <exception cref="OverflowException">A sum does not fit a money column; the message names the feature.</exception>
    public Timeliness Read(CustomerFeatureState? state, Customer? customer, DateTimeOffset moment, Span<float> row)
    {
        _plan.CheckRoom(row);
        if (state is not null)
        {
            CheckLayout(state);
        }

        state ??= _nobody;
        state.Sales.Touch();
        FeatureValue[]? rented = _plan.ValueCount > OnlinePlan.StackValues ? ArrayPool<FeatureValue>.Shared.Rent(_plan.ValueCount) : null;
        Span<FeatureValue> values = rented is null ? stackalloc FeatureValue[_plan.ValueCount] : rented;
        Timeliness timeliness = ReadAt(state, new OnlineMoment(customer, EpochTime.ToMicroseconds(moment), _calendar), values, row);
        if (rented is not null)
        {
            ArrayPool<FeatureValue>.Shared.Return(rented);
        }

        return timeliness;
    }

    /// <summary>Writes a state, to be kept beside the customer's other data.</summary>
    /// <param name="state">The state.</param>
    /// <returns>The bytes: a version, the fingerprint of the pipeline's aggregates, the state and a checksum. Equal states give equal bytes.</returns>
    /// <exception cref="ArgumentException">The state belongs to another pipeline.</exception>
    public byte[] Save(CustomerFeatureState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        CheckLayout(state);
        return StateFile.Write(state);
    }

    /// <summary>Reads a state that <see cref="Save"/> wrote.</summary>
    /// <param name="bytes">The bytes; none at all is a customer without a past.</param>
    /// <returns>The state.</returns>
    /// <exception cref="DataFormatException">The bytes are damaged, not a state, or of a newer version.</exception>
    /// <exception cref="SchemaMismatchException">The state was kept for other aggregates.</exception>
    public CustomerFeatureState Load(ReadOnlySpan<byte> bytes) => bytes.IsEmpty ? NewState() : StateFile.Read(bytes, _layout);

    private Timeliness ReadAt(CustomerFeatureState state, in OnlineMoment asked, Span<FeatureValue> values, Span<float> row)
    {
        _plan.ReadRow(asked, values);
        Timeliness timeliness = state.Sales.Read(asked.Microseconds, values);
        foreach (ref KeyState clicks in state.Clicks)
        {
            timeliness = clicks.Read(asked.Microseconds, values) == Timeliness.Late ? Timeliness.Late : timeliness;
        }

        _plan.Fill(values, row);
        return timeliness;
    }

    private Timeliness ObserveClick(CustomerFeatureState state, ShopEvent click, Product? product, Customer? customer)
    {
        long newest = state.NewestClick;
        long time = EpochTime.ToMicroseconds(click.Timestamp);
        Timeliness timeliness = time < newest ? Timeliness.Late : Timeliness.OnTime;
        for (int i = 0; i < state.Clicks.Length; i++)
        {
            Over over = _layout.Overs[i + 1];
            if (OnlineClicks.Counts(over, click, newest))
            {
                Observe(ref state.Clicks[i], _layout.Keys[i + 1], new OnlineSale(OnlineClicks.EventOf(over, click), product, customer));
            }
        }

        state.NewestClick = Math.Max(newest, time);
        return timeliness;
    }

    private static Timeliness Observe(ref KeyState state, KeyLayout layout, in OnlineSale sale)
    {
        Span<long> item = stackalloc long[layout.EventWords];
        layout.Encode(sale, item);
        return state.Observe(item, sale.Transaction.Id);
    }

    private static void CheckKeys(IEnumerable<FeatureDefinition> definitions) => PipelineMistakes.Throw([.. definitions
        .Where(definition => definition.Aggregate is { } aggregate && aggregate.By != By.Customer)
        .Select(definition => $"The feature '{definition.Name}' is by {definition.Aggregate!.By}, but a state is kept for each customer alone. Use an OnlineFeatureStore, or leave it out.")]);

    private void CheckLayout(CustomerFeatureState state)
    {
        if (!ReferenceEquals(state.Layout, _layout) && state.Layout.Fingerprint != _layout.Fingerprint)
        {
            throw new ArgumentException("The state belongs to a pipeline with other aggregates. Make it with NewState or Load of this one.", nameof(state));
        }
    }
}
