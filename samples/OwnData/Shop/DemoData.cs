using EcomIntel;

namespace OwnData.Shop;

/// <summary>A small shop with a few things wrong: unknown birth years, an impossible one, lines entered twice, and returns.</summary>
internal static class DemoData
{
    private static readonly string[] Towns = ["Accra", "Ho", "Kumasi", "Tema"];
    private static readonly string[] Shelves = ["Books", "Garden", "Kitchen", "Toys"];

    public static async Task CreateAsync(ShopContext shop)
    {
        await shop.Database.EnsureDeletedAsync();
        await shop.Database.EnsureCreatedAsync();
        SeededRandom random = SeededRandom.For(7, "own-data");
        for (int i = 1; i <= 40; i++)
        {
            int? birthYear = i % 9 == 0 ? null : i == 13 ? 1825 : 1950 + random.NextInt32(55);
            shop.Members.Add(new Member { Number = $"M{i:000}", BirthYear = birthYear, Town = Towns[random.NextInt32(Towns.Length)], Tier = i % 5 == 0 ? "gold" : "plain" });
        }

        for (int i = 1; i <= 12; i++)
        {
            shop.Articles.Add(new Article { Code = $"A{i:00}", Title = $"Article {i}", Shelf = Shelves[i % Shelves.Length], ListPrice = 5 + (i * 3.5m) });
        }

        DateTime start = new(2025, 1, 1, 8, 0, 0, DateTimeKind.Utc);
        for (int i = 1; i <= 300; i++)
        {
            Order order = new() { PlacedAt = start.AddHours(i * 11), MemberNumber = i % 20 == 0 ? null : $"M{1 + random.NextInt32(40):000}" };
            int article = 1 + random.NextInt32(12);
            OrderLine Line(int pieces) => new() { Order = order, ArticleCode = $"A{article:00}", Pieces = pieces, PiecePrice = 5 + (article * 3.5m) };
            int bought = 1 + random.NextInt32(4);
            shop.Lines.Add(Line(bought));
            if (i % 60 == 0)
            {
                shop.Lines.Add(Line(bought));
            }
            else if (i % 25 == 0)
            {
                Order back = new() { PlacedAt = order.PlacedAt.AddDays(3), MemberNumber = order.MemberNumber };
                shop.Lines.Add(new OrderLine { Order = back, ArticleCode = $"A{article:00}", Pieces = -1, PiecePrice = 5 + (article * 3.5m) });
            }
        }

        await shop.SaveChangesAsync();
    }
}
