namespace EcomIntel.Core.Tests;

/// <summary>The clicks of a <see cref="RandomShop"/>: of its customers, of guests and of a customer who never buys, many at the very time of a transaction or of another click.</summary>
internal static class RandomClicks
{
    public static List<ShopEvent> Of(int seed, IReadOnlyList<Transaction> transactions, int count)
    {
        SeededRandom random = SeededRandom.For(seed, "clicks");
        List<ShopEvent> clicks = [];
        for (int i = 0; i < count; i++)
        {
            DateTimeOffset time = random.NextInt32(3) == 0 && clicks.Count > 0
                ? clicks[random.NextInt32(clicks.Count)].Timestamp
                : transactions[random.NextInt32(transactions.Count)].Timestamp;
            TimeSpan off = random.NextInt32(4) switch
            {
                0 => TimeSpan.Zero,
                1 => TimeSpan.FromMicroseconds(random.NextInt32(3) - 1),
                2 => TimeSpan.FromMinutes(random.NextInt32(120) - 60),
                _ => TimeSpan.FromHours(random.NextInt32(60) - 40),
            };
            int who = random.NextInt32(8);
            clicks.Add(new ShopEvent($"e{i}", (ShopEventType)(1 + random.NextInt32(5)), time + off)
            {
                CustomerId = who == 7 ? null : $"c{who}",
                SessionId = who == 7 || random.NextInt32(2) == 0 ? $"s{random.NextInt32(5)}" : null,
                ProductId = random.NextInt32(5) == 0 ? null : $"p{random.NextInt32(5)}",
                Quantity = random.NextInt32(2) == 0 ? null : 1 + random.NextInt32(4),
            });
        }

        return clicks;
    }
}
