namespace OwnData.Shop;

public sealed class OrderLine
{
    public int Id { get; init; }

    public int OrderId { get; init; }

    public Order Order { get; init; } = null!;

    public required string ArticleCode { get; init; }

    /// <summary>Negative for what came back.</summary>
    public int Pieces { get; init; }

    public decimal PiecePrice { get; init; }
}
