using System.Collections.Immutable;

namespace EcomIntel.Streaming;

/// <summary>What an event makes of a profile.</summary>
internal static class ProfileFold
{
    public static ProfileState Apply(ProfileState state, EventContext context, OnlineFeatures? features)
    {
        ShopEvent shopEvent = context.Event;
        ProfileState seen = Seen(state, shopEvent.Timestamp);
        seen = shopEvent.Customer is { } customer ? Known(seen, customer) : seen;
        return shopEvent.Type switch
        {
            ShopEventType.Transaction => Bought(seen, shopEvent, context.RecordTime, features),
            ShopEventType.Identify => Identified(seen, shopEvent.CustomerId!),
            _ => Clicked(seen, shopEvent, features),
        };
    }

    private static ProfileState Seen(ProfileState state, DateTimeOffset time) => state with
    {
        FirstSeen = state.FirstSeen <= time ? state.FirstSeen : time,
        LastSeen = state.LastSeen >= time ? state.LastSeen : time,
    };

    private static ProfileState Known(ProfileState state, Customer customer)
    {
        ImmutableArray<ProfileAttribute> attributes = state.Attributes;
        if (!customer.Attributes.IsEmpty)
        {
            IEnumerable<ProfileAttribute> told = customer.Attributes.Where(pair => !pair.Value.IsMissing).Select(pair => new ProfileAttribute(pair.Key, pair.Value.Number, pair.Value.Text));
            attributes = [.. told.UnionBy(attributes, attribute => attribute.Name, StringComparer.Ordinal).OrderBy(attribute => attribute.Name, StringComparer.Ordinal)];
        }

        return state with
        {
            Age = customer.Age ?? state.Age,
            Gender = customer.Gender ?? state.Gender,
            Location = customer.Location ?? state.Location,
            Attributes = attributes,
        };
    }

    private static ProfileState Bought(ProfileState state, ShopEvent shopEvent, DateTimeOffset recordTime, OnlineFeatures? features)
    {
        Transaction line = shopEvent.Transaction!;
        if (TransactionIds.Contains(state.Transactions.Span, line.Id))
        {
            return state;
        }

        state = state with { Transactions = TransactionIds.Add(state.Transactions.Span, line.Id, recordTime) };
        if (line.Kind != TransactionKind.Sale)
        {
            return state;
        }

        decimal total = Money.ToDecimal(Money.FromDecimal(line.Total ?? (line.Quantity * line.UnitPrice))) ?? 0;
        bool isNewest = !(state.LastPurchase > line.Timestamp);
        return state with
        {
            TransactionCount = state.TransactionCount + 1,
            TotalSpend = state.TotalSpend + total,
            Categories = shopEvent.ProductCategory is { } category ? state.Categories.SetItem(category, state.Categories.GetValueOrDefault(category) + 1) : state.Categories,
            LastPurchase = isNewest ? line.Timestamp : state.LastPurchase,
            Stage = isNewest ? FunnelStage.Purchased : state.Stage,
            Cart = isNewest && line.ProductId is { } product ? Cart.Without(state.Cart, product, line.Quantity ?? 1) : state.Cart,
            Features = features is null ? default : Observed(features, state.Features, shopEvent),
        };
    }

    private static byte[] Observed(OnlineFeatures features, ReadOnlyMemory<byte> saved, ShopEvent shopEvent)
    {
        CustomerFeatureState state = features.Load(saved.Span);
        string? product = shopEvent.Transaction is { } line ? line.ProductId : shopEvent.ProductId;
        features.Observe(state, shopEvent, product is null ? null : new Product(product, shopEvent.ProductCategory));
        return features.Save(state);
    }

    private static ProfileState Identified(ProfileState state, string customerId) =>
        state.IdentifiedAs is null || state.IdentifiedAs == customerId ? state with { IdentifiedAs = customerId }
            : throw new EventRejectedException("The session was identified as another customer before.") { Reason = DeadLetterReason.SessionConflict };

    /// <summary>A click counts for the features of a customer whenever it comes; the funnel goes by those since the last purchase.</summary>
    private static ProfileState Clicked(ProfileState state, ShopEvent shopEvent, OnlineFeatures? features)
    {
        ProfileState counted = features is { SeesClicks: true } && shopEvent.CustomerId is not null
            ? state with { Features = Observed(features, state.Features, shopEvent) }
            : state;
        return state.LastPurchase > shopEvent.Timestamp ? counted : Moved(counted, shopEvent);
    }

    private static ProfileState Moved(ProfileState state, ShopEvent shopEvent)
    {
        FunnelStage before = state.Stage == FunnelStage.Purchased ? FunnelStage.None : state.Stage;
        int pieces = shopEvent.Quantity ?? 1;
        switch (shopEvent.Type)
        {
            case ShopEventType.View:
                return state with { Stage = Further(before, FunnelStage.Viewed) };
            case ShopEventType.AddToCart:
                return state with { Stage = Further(before, FunnelStage.InCart), Cart = Cart.With(state.Cart, shopEvent.ProductId!, pieces, shopEvent.ProductCategory) };
            case ShopEventType.RemoveFromCart:
                ImmutableArray<CartLine> cart = Cart.Without(state.Cart, shopEvent.ProductId!, pieces);
                bool isEmptied = cart.IsEmpty && before is (FunnelStage.InCart or FunnelStage.CheckingOut);
                return state with { Stage = isEmptied ? FunnelStage.Viewed : state.Stage, Cart = cart };
            case ShopEventType.Checkout:
                return state with { Stage = FunnelStage.CheckingOut };
            default:
                return state with { Stage = FunnelStage.Purchased, Cart = [], LastPurchase = shopEvent.Timestamp };
        }
    }

    private static FunnelStage Further(FunnelStage reached, FunnelStage stage) => reached > stage ? reached : stage;
}
