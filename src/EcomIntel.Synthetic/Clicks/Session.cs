using System.Globalization;

namespace EcomIntel.Synthetic;

/// <summary>Collects the clicks of one visit, which get their times at its end. For one thread.</summary>
internal sealed class Session(string id, string customer, Catalogue catalogue)
{
    private readonly List<(ShopEventType Type, int Product, int? Quantity)> _clicks = [];

    public string Id => id;

    public void Add(ShopEventType type, int product = -1, int? quantity = null) => _clicks.Add((type, product, quantity));

    public List<ShopEvent> EndAt(long end, ref SeededRandom random)
    {
        long[] times = SessionClock.Draw(_clicks.Count, end, ref random);
        List<ShopEvent> events = new(_clicks.Count);
        for (int i = 0; i < times.Length; i++)
        {
            (ShopEventType type, int product, int? quantity) = _clicks[i];
            events.Add(new ShopEvent(string.Create(CultureInfo.InvariantCulture, $"{id}_{i + 1}"), type, EpochTime.FromMicroseconds(times[i]))
            {
                CustomerId = customer,
                SessionId = id,
                ProductId = product < 0 ? null : catalogue.Products[product].Id,
                ProductCategory = product < 0 ? null : catalogue.Products[product].Category,
                Quantity = quantity,
            });
        }

        return events;
    }
}
