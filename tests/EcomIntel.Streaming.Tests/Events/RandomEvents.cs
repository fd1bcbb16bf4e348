using System.Collections.Immutable;

namespace EcomIntel.Streaming.Tests;

/// <summary>Events of every type with every field now present, now missing.</summary>
internal static class RandomEvents
{
    private static readonly string[] Texts = ["a", "Zoë", "日本", "😀", "\"quoted\"\\", "tab\there", "0", "17.0", " space "];

    public static ShopEvent Next(int seed)
    {
        SeededRandom random = SeededRandom.For(seed, "event");
        ShopEventType type = (ShopEventType)random.NextInt32(8);
        DateTimeOffset time = DateTimeOffset.UnixEpoch.AddTicks((long)(random.NextUInt64() % (ulong)TimeSpan.FromDays(36_500).Ticks));
        bool isGuest = random.NextInt32(4) == 0 && type is not (ShopEventType.Identify or ShopEventType.CustomerErased);
        string? customer = isGuest ? null : "c" + Text(ref random);
        string? session = isGuest || type == ShopEventType.Identify || random.NextInt32(2) == 0 ? "s" + Text(ref random) : null;
        string? product = type is ShopEventType.AddToCart or ShopEventType.RemoveFromCart || random.NextInt32(2) == 0 ? "p" + Text(ref random) : null;
        int? quantity = type == ShopEventType.Transaction ? Maybe(ref random, random.NextInt32(20) - 10) : Maybe(ref random, 1 + random.NextInt32(9));
        ShopEvent shopEvent = new("e" + Text(ref random) + random.NextInt32(1000), type, time)
        {
            CustomerId = customer,
            SessionId = session,
            ProductId = product,
            ProductCategory = random.NextInt32(2) == 0 ? Text(ref random) : null,
            Quantity = quantity,
        };
        if (random.NextInt32(2) == 0)
        {
            shopEvent = shopEvent with { Customer = new Customer(customer ?? shopEvent.Key!, random.NextInt32(100), Text(ref random)) { Attributes = Attributes(ref random) } };
        }

        return type != ShopEventType.Transaction ? shopEvent : shopEvent with
        {
            Transaction = new Transaction("t" + Text(ref random), time, customer, product)
            {
                OrderId = random.NextInt32(2) == 0 ? "o" + Text(ref random) : null,
                Quantity = quantity,
                UnitPrice = random.NextInt32(2) == 0 ? random.NextInt32(1_000_000) / 100m : null,
                Total = random.NextInt32(2) == 0 ? random.NextInt32(1_000_000) / 10_000m : null,
                Kind = (TransactionKind)random.NextInt32(3),
                Attributes = Attributes(ref random),
            },
        };
    }

    private static int? Maybe(ref SeededRandom random, int value) => random.NextInt32(3) == 0 ? null : value;

    private static string Text(ref SeededRandom random) => Texts[random.NextInt32(Texts.Length)];

    private static ImmutableDictionary<string, AttributeValue> Attributes(ref SeededRandom random) => random.NextInt32(2) == 0
        ? ImmutableDictionary<string, AttributeValue>.Empty
        : ImmutableDictionary<string, AttributeValue>.Empty.Add("score", AttributeValue.Of(random.NextDouble())).Add("Tier " + Text(ref random), AttributeValue.Of(Text(ref random)));
}
