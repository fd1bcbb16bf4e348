using System.Globalization;
using System.Text;
using EcomIntel.Streaming;

namespace EcomIntel.Benchmarks;

/// <summary>Sales as a till sends them, about 234 bytes each. The same seed gives the same events.</summary>
internal sealed class StreamEvents(int customers, int seed)
{
    private static readonly string[] Categories = ["Books", "Music", "Home", "Toys", "Beauty"];
    private static readonly DateTimeOffset Day = new(2025, 5, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly ShopEventJson _json = new();
    private SeededRandom _random = SeededRandom.For(seed, "stream");

    /// <summary>The event of a number.</summary>
    /// <param name="number">From 0; an event of the same number is another sale under the same id.</param>
    /// <param name="time">When it happened; a time that follows from the number where null.</param>
    public ShopEvent Next(int number, DateTimeOffset? time = null)
    {
        string id = number.ToString("x7", CultureInfo.InvariantCulture);
        string customer = "c" + _random.NextInt32(customers).ToString(CultureInfo.InvariantCulture);
        string product = "p" + _random.NextInt32(1_000).ToString(CultureInfo.InvariantCulture);
        DateTimeOffset moment = time ?? Day.AddMilliseconds(number);
        return new ShopEvent("e" + id, ShopEventType.Transaction, moment)
        {
            CustomerId = customer,
            ProductId = product,
            ProductCategory = Categories[_random.NextInt32(Categories.Length)],
            Quantity = 1,
            Transaction = new Transaction("t" + id, moment, customer, product) { Quantity = 1, Total = (100 + _random.NextInt32(50_000)) / 100m },
        };
    }

    /// <summary>The record of an event.</summary>
    public OutgoingRecord Record(string topic, ShopEvent shopEvent) => new(topic, Encoding.UTF8.GetBytes(shopEvent.Key!), _json.Write(shopEvent));
}
