using EcomIntel;

namespace StreamingHost;

/// <summary>What the host tells of a customer.</summary>
internal sealed record CustomerView(string Id, string Stage, long Transactions, decimal Spend, DateTimeOffset? LastSeen, IReadOnlyList<string> Cart)
{
    public static CustomerView Of(CustomerProfile profile) => new(
        profile.Id, profile.Stage.ToString(), profile.TransactionCount, profile.TotalSpend, profile.LastSeen, [.. profile.Cart.Select(item => $"{item.Quantity} × {item.ProductId}")]);
}
