namespace OwnData.Shop;

public sealed class Order
{
    public int Id { get; init; }

    /// <summary>In UTC.</summary>
    public DateTime PlacedAt { get; init; }

    /// <summary>Null for a guest.</summary>
    public string? MemberNumber { get; init; }
}
