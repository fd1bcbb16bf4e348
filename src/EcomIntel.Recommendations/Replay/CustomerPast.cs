using System.Collections.Immutable;

namespace EcomIntel.Recommendations;

/// <summary>What a replay knows of a customer so far. For one thread.</summary>
internal sealed class CustomerPast(Customer customer, OnlineFeatures? features)
{
    private readonly CustomerFeatureState? _state = features?.NewState();
    private CustomerProfile _profile = CustomerProfile.NewTo(customer.Id) with { Customer = customer };

    public void Add(Transaction transaction, Product? product)
    {
        if (_state is not null)
        {
            features!.Observe(_state, transaction, product);
        }

        ImmutableSortedDictionary<string, long> bought = _profile.PurchasesByCategory;
        _profile = _profile with
        {
            TransactionCount = _profile.TransactionCount + 1,
            TotalSpend = _profile.TotalSpend + (transaction.Total ?? 0),
            FirstSeen = _profile.FirstSeen ?? transaction.Timestamp,
            LastSeen = transaction.Timestamp,
            LastPurchase = transaction.Timestamp,
            Stage = FunnelStage.Purchased,
            PurchasesByCategory = product?.Category is { } category ? bought.SetItem(category, bought.GetValueOrDefault(category) + 1) : bought,
        };
    }

    /// <summary>Takes in a click; it changes nothing but the features.</summary>
    public void Add(ShopEvent click, Product? product)
    {
        if (_state is not null)
        {
            features!.Observe(_state, click, product);
        }
    }

    public CustomerProfile ToProfile() => _state is null ? _profile : _profile with { FeatureState = features!.Save(_state) };
}
