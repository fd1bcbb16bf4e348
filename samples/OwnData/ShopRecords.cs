using System.Collections.Immutable;
using EcomIntel;
using OwnData.Shop;

namespace OwnData;

/// <summary>What the shop's entities are in the library's terms: all that has to be written.</summary>
internal static class ShopRecords
{
    public static Transaction ToTransaction(OrderLine line) => new($"{line.Id}", new DateTimeOffset(line.Order.PlacedAt, TimeSpan.Zero), line.Order.MemberNumber, line.ArticleCode)
    {
        OrderId = $"{line.OrderId}",
        Quantity = line.Pieces,
        UnitPrice = line.PiecePrice,
    };

    public static Customer ToCustomer(Member member) => new(member.Number, 2025 - member.BirthYear, Location: member.Town)
    {
        Attributes = ImmutableDictionary<string, AttributeValue>.Empty.Add("tier", AttributeValue.Of(member.Tier)),
    };

    public static Product ToProduct(Article article) => new(article.Code, article.Shelf, article.Title, article.ListPrice);
}
