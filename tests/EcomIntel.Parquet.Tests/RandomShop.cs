using System.Collections.Immutable;

namespace EcomIntel.Parquet.Tests;

/// <summary>Shops in which every field may be missing, out of a seed.</summary>
internal sealed class RandomShop
{
    private static readonly string[] Words = ["Books", "Accra", "Lomé", "日本", "a,b", "q\"uote", "line\nend", "😀", "！", "NA", " ", "0"];

    public static readonly AttributeDefinition[] Attributes =
    [
        new("channel", AttributeOwner.Transaction), new("weight", AttributeOwner.Transaction, AttributeType.Numeric),
        new("tier", AttributeOwner.Customer), new("income", AttributeOwner.Customer, AttributeType.Numeric),
        new("brand", AttributeOwner.Product), new("rating", AttributeOwner.Product, AttributeType.Numeric),
    ];

    private SeededRandom _random;

    private RandomShop(int seed) => _random = SeededRandom.For(seed, "shop");

    public static CommerceDataset Make(int seed) => new RandomShop(seed).Make();

    private CommerceDataset Make()
    {
        int customers = _random.NextInt32(6);
        int products = _random.NextInt32(6);
        int rows = _random.NextInt32(40);
        return CommerceDataset.FromRecords(
            Enumerable.Range(0, rows).Select(i => Line(i, customers + 1, products + 1)).ToList(),
            Enumerable.Range(0, customers).Select(i => new Customer($"c{i}", Maybe(() => _random.NextInt32(100)), Word(), Word())
            {
                Attributes = Values("tier", "income"),
            }).ToList(),
            Enumerable.Range(0, products).Select(i => new Product($"p{i}", Word(), Word(), Maybe(() => Amount()))
            {
                Attributes = Values("brand", "rating"),
            }).ToList(),
            Attributes);
    }

    private Transaction Line(int row, int customers, int products) => new(
        $"t{row}",
        EpochTime.FromMicroseconds(-1_000_000_000_000_000 + (_random.NextInt32(4_000) * 1_000_000_000_000L) + _random.NextInt32(1_000_000)),
        _random.NextInt32(4) == 0 ? null : $"c{_random.NextInt32(customers)}",
        _random.NextInt32(4) == 0 ? null : $"p{_random.NextInt32(products)}")
    {
        // Now and then the name of another line, whose own order must stay its own.
        OrderId = _random.NextInt32(3) == 0 ? null : $"t{_random.NextInt32(8)}",
        Quantity = Maybe(() => _random.NextInt32(9) - 2),
        UnitPrice = Maybe(() => Amount()),
        Total = Maybe(() => Amount()),
        Kind = (TransactionKind)_random.NextInt32(3),
        Attributes = Values("channel", "weight"),
    };

    private decimal Amount() => _random.NextInt32(50) switch
    {
        0 => 99_999_999_999_999.9999m,
        1 => -100_000_000_000_000m,
        _ => (_random.NextInt32(2_000_000) - 1_000_000) / 10_000m,
    };

    private T? Maybe<T>(Func<T> make)
        where T : struct => _random.NextInt32(4) == 0 ? null : make();

    private string? Word() => _random.NextInt32(4) == 0 ? null : Words[_random.NextInt32(Words.Length)];

    private ImmutableDictionary<string, AttributeValue> Values(string text, string number)
    {
        Dictionary<string, AttributeValue> values = [];
        if (Word() is { } word)
        {
            values[text] = AttributeValue.Of(word);
        }

        if (_random.NextInt32(3) > 0)
        {
            values[number] = AttributeValue.Of((_random.NextInt32(1_000) - 500) / 7.0);
        }

        return ImmutableDictionary.CreateRange(values);
    }
}
