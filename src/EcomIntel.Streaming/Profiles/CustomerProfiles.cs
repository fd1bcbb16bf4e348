using System.Collections.Immutable;

namespace EcomIntel.Streaming;

/// <summary>
/// Keeps a profile of every customer and guest session from the events, and reads it back as committed. Give <see cref="Handler"/> to the
/// <see cref="EventProcessor"/> that writes the same store. Carts, stages and sums follow the order of the log; returns and cancellations are not counted.
/// The prediction is the model's for the moment after the customer's newest event. With a store of <see cref="StoreScope.Everywhere"/> any host answers for any
/// customer, with others only the process whose processor holds the customer's partition. A singleton; safe for any thread.
/// </summary>
public sealed class CustomerProfiles : ICustomerProfiles
{
    private readonly IEventTransport _transport;
    private readonly IStateStore _store;
    private readonly IClassifier? _classifier;
    private readonly OnlineFeatures? _features;
    private readonly CustomerProfileHandler _handler;
    private readonly string _topic;
    private int _partitions;

    /// <summary>Makes the profiles of a topic.</summary>
    /// <param name="transport">The log of the events; asked for its number of partitions.</param>
    /// <param name="store">Where the processor keeps its state.</param>
    /// <param name="classifier">The model to predict categories with; its schema must carry its pipeline. No prediction where null.</param>
    /// <param name="topic">The topic of the shop's events; <c>ecommerce_transactions</c> by default.</param>
    /// <exception cref="ArgumentException">The classifier's schema carries no pipeline, so that its features cannot be computed from events.</exception>
    /// <exception cref="LeakageException">The classifier reads features that are not known before a purchase.</exception>
    public CustomerProfiles(IEventTransport transport, IStateStore store, IClassifier? classifier = null, string topic = "ecommerce_transactions")
    {
        ArgumentNullException.ThrowIfNull(transport);
        ArgumentNullException.ThrowIfNull(store);
        ArgumentException.ThrowIfNullOrEmpty(topic);
        _transport = transport;
        _store = store;
        _classifier = classifier;
        _topic = topic;
        _features = classifier is null ? null : new OnlineFeatures(classifier.Schema);
        _handler = new CustomerProfileHandler(_features);
    }

    /// <summary>What keeps the profiles.</summary>
    public IEventHandler Handler => _handler;

    /// <inheritdoc/>
    /// <exception cref="ProfileUnavailableException">No processor of this process holds the customer's partition, and the store does not reach further.</exception>
    /// <exception cref="PartitionRefusedException">The stored profile is damaged, or was kept for another model.</exception>
    public async ValueTask<CustomerProfile?> GetAsync(string customerId, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(customerId);
        if (_partitions == 0)
        {
            _partitions = (await _transport.DescribeAsync(_topic, cancellationToken).ConfigureAwait(false)).Partitions;
        }

        int partition = Murmur2.PartitionOf(customerId, _partitions);
        if (_store.Scope != StoreScope.Everywhere)
        {
            _handler.Held.EnsureHeld(partition);
        }

        StateKey key = new(_handler.Name, customerId);
        IReadOnlyList<ReadOnlyMemory<byte>?> rows = await _store.ReadAsync(partition, [key], cancellationToken).ConfigureAwait(false);
        return rows[0] is { } row ? ToProfile(customerId, StateRowCodec.Read(_handler, customerId, row.Span)) : null;
    }

    private CustomerProfile ToProfile(string id, ProfileState state)
    {
        Customer customer = new(id, state.Age, state.Gender, state.Location)
        {
            Attributes = state.Attributes.ToImmutableDictionary(attribute => attribute.Name, attribute => attribute.ToValue(), StringComparer.Ordinal),
        };
        return new CustomerProfile(id)
        {
            Customer = customer,
            TransactionCount = state.TransactionCount,
            TotalSpend = state.TotalSpend,
            PurchasesByCategory = state.Categories,
            FirstSeen = state.FirstSeen,
            LastSeen = state.LastSeen,
            LastPurchase = state.LastPurchase,
            Stage = state.Stage,
            Cart = state.Cart,
            FeatureState = state.Features,
            Prediction = Predict(customer, state),
        };
    }

    private ImmutableArray<CategoryProbability> Predict(Customer customer, ProfileState state)
    {
        if (_classifier is null || _features is null || state.LastSeen is not { } lastSeen)
        {
            return [];
        }

        Span<float> row = new float[_features.Schema.Count];
        double[] probabilities = new double[_classifier.Classes.Length];
        // A microsecond later, because features see only what lies strictly before their moment.
        _features.Read(_features.Load(state.Features.Span), customer, lastSeen.AddMicroseconds(1), row);
        _classifier.Predict(row, probabilities);
        return [.. _classifier.Classes.Select((name, i) => new CategoryProbability(name, probabilities[i])).OrderByDescending(item => item.Probability)];
    }
}
