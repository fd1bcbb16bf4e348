using System.Globalization;
using System.Text;

namespace EcomIntel.Kafka.Harness;

/// <summary>Makes the records of a shop from a seed: orders of about 234 bytes, each with a random number of 64 bits as its product.</summary>
public sealed class EventMaker(int customers, int seed, long firstNumber = 0)
{
    private static readonly string[] Categories = ["Books", "Electronics", "Fashion", "Groceries", "Home"];
    private readonly DateTimeOffset _now = TimeProvider.System.GetUtcNow();
    private SeededRandom _random = SeededRandom.For(seed, "events");
    private long _next = firstNumber;

    /// <summary>The probe of <see cref="Slow"/> events follows the word that makes the handler pause.</summary>
    public LoadRecord Good() => Make(Probe(), OfTheDay());

    public LoadRecord Slow() => Make(ProbeHandler.SlowProduct + Probe(), OfTheDay());

    /// <summary>One of the kinds of record that must become a dead letter, in turn.</summary>
    public LoadRecord Poison(int kind) => (kind % 6) switch
    {
        0 => new LoadRecord(Customer(), Encoding.UTF8.GetBytes("{poison " + Number())),
        1 => Make(ProbeHandler.FailingProduct, OfTheDay()),
        2 => Make(Probe(), _now.AddDays(2)),
        3 => Make(Probe(), OfTheDay(), type: "unheard_of"),
        4 => new LoadRecord(Customer(), Encoding.UTF8.GetBytes($$"""{"event_id":"e{{Number()}}","customer_id":"{{Customer()}}"}""")),
        _ => Make(Probe(), OfTheDay()) with { Partition = LoadRecord.Wrong },
    };

    public LoadRecord Future(TimeSpan ahead) => Make(Probe(), _now + ahead);

    /// <summary>An event with the id of another one, and a content of its own.</summary>
    public static LoadRecord Conflict(LoadRecord other)
    {
        string payload = Encoding.UTF8.GetString(other.Value);
        return other with { Value = Encoding.UTF8.GetBytes(payload.Replace("\"quantity\":1,", "\"quantity\":3,", StringComparison.Ordinal)) };
    }

    private LoadRecord Make(string product, DateTimeOffset time, string type = "transaction")
    {
        string customer = Customer();
        string cents = (_random.NextInt32(100_000) + 1).ToString("000", CultureInfo.InvariantCulture);
        string price = cents[..^2] + "." + cents[^2..];
        string json = string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"event_id":"e{{Number()}}","event_type":"{{type}}","timestamp":"{{time:yyyy-MM-ddTHH:mm:ss.ffffffZ}}","customer_id":"{{customer}}","product_id":"{{product}}","product_category":"{{Categories[_random.NextInt32(Categories.Length)]}}","quantity":1,"price_per_item":{{price}},"total_price":{{price}},"location":"Accra"}""");
        return new LoadRecord(customer, Encoding.UTF8.GetBytes(json));
    }

    private string Customer() => "c" + _random.NextInt32(customers).ToString(CultureInfo.InvariantCulture);

    private string Probe() => _random.NextUInt64().ToString("x16", CultureInfo.InvariantCulture);

    private string Number() => (_next++).ToString(CultureInfo.InvariantCulture);

    private DateTimeOffset OfTheDay() => _now.AddSeconds(-_random.NextInt32(86_400));
}
