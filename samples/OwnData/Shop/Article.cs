using System.ComponentModel.DataAnnotations;

namespace OwnData.Shop;

public sealed class Article
{
    [Key]
    public required string Code { get; init; }

    public required string Title { get; init; }

    public required string Shelf { get; init; }

    public decimal ListPrice { get; init; }
}
