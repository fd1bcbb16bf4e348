using System.Text;

namespace EcomIntel.Streaming.Tests;

public class FlatEventTests
{
    private const string Sale = """{"event_id":"e1","event_type":"transaction","transaction_id":1001,"timestamp":"2025-12-28T19:14:08.995740Z","customer_id":42,"age":34,"gender":"Female","location":"Zoë","product_id":"p7","product_category":"Books","quantity":3,"price_per_item":277.04,"total_price":831.120,"source":"till 4"}""";
    private static readonly ShopEventJson Utc = new();
    private static readonly ShopEventJson NewYork = new(new ShopEventJsonOptions { TimeZone = "America/New_York", MaxStringLength = 200 });
    private static readonly TextCache Texts = new();

    [Property(MaxTest = 6_000)]
    public void What_it_accepts_the_full_reader_reads_as_the_same_event(int seed) => Compare(RandomPayloads.Next(seed));

    [Property(MaxTest = 500)]
    public void What_was_written_it_reads_as_the_full_reader_does(int seed) => Compare(Utc.Write(RandomEvents.Next(seed)));

    [Theory]
    [MemberData(nameof(HostilePayloadTests.Payloads), MemberType = typeof(HostilePayloadTests))]
    public void It_accepts_no_hostile_payload(string payload, string reason)
    {
        FlatEvent flat = default;
        Utc.TryReadFlat(Encoding.UTF8.GetBytes(payload), ref flat).Should().BeFalse(reason);
    }

    [Theory]
    [InlineData(Sale)]
    [InlineData("""{ "event_id" : "e1" , "event_type" : "view" , "session_id" : "s" , "timestamp" : "2025-12-28T19:14:08Z", "order_id": null }""")]
    [InlineData("""{"transaction_id": 1001, "timestamp": "2025-12-28 19:14:08.995740", "customer_id": 42, "total_price": 831.12, "was_paid": true}""")]
    public void The_usual_payloads_are_read_without_the_full_reader(string payload)
    {
        FlatEvent flat = default;
        Utc.TryReadFlat(Encoding.UTF8.GetBytes(payload), ref flat).Should().BeTrue();
    }

    [Fact]
    public void Most_random_payloads_that_are_events_are_read_without_the_full_reader()
    {
        int events = 0;
        int flats = 0;
        for (int seed = 0; seed < 3_000; seed++)
        {
            byte[] payload = RandomPayloads.Next(seed);
            FlatEvent flat = default;
            events += Utc.TryReadFull(payload, out _, out _) ? 1 : 0;
            flats += Utc.TryReadFlat(payload, ref flat) ? 1 : 0;
        }

        events.Should().BeGreaterThan(300);
        flats.Should().BeGreaterThan(events / 3, "else the comparison with the full reader would compare nothing");
    }

    [Fact]
    public void Every_length_up_to_the_bound_is_read_and_longer_payloads_are_not()
    {
        ShopEventJson json = new(new ShopEventJsonOptions { MaxArrayLength = 10_000 });
        for (int padding = 0; padding < 900; padding++)
        {
            byte[] payload = Encoding.UTF8.GetBytes(Sale.Replace("till 4", new string('x', padding), StringComparison.Ordinal));
            FlatEvent flat = default;
            json.TryReadFlat(payload, ref flat).Should().Be(payload.Length <= QuoteCursor.MaxBytes, "it has {0} bytes", payload.Length);
            Compare(payload);
        }
    }

    [Fact]
    public void Frequent_texts_are_made_once()
    {
        Texts.Get("Books"u8).Should().BeSameAs(Texts.Get("Books"u8)).And.Be("Books");
        Texts.Get("Bücher"u8).Should().Be("Bücher");
        Texts.Get(Encoding.UTF8.GetBytes(new string('x', 65))).Should().Be(new string('x', 65));
    }

    private static void Compare(byte[] payload)
    {
        foreach (ShopEventJson json in new[] { Utc, NewYork })
        {
            FlatEvent flat = default;
            if (!json.TryReadFlat(payload, ref flat))
            {
                continue;
            }

            json.TryReadFull(payload, out ShopEvent? expected, out EventRejection? rejection).Should().BeTrue("{0}: {1}", rejection, Encoding.UTF8.GetString(payload));
            byte[] key = Encoding.UTF8.GetBytes(expected!.Key!);
            ShopEvent read = new FlatMapping(Texts).ToEvent(flat, payload, expected.Key);
            Text(read).Should().Be(Text(expected));
            Text(new FlatMapping(null).ToEvent(flat, payload, null)).Should().Be(Text(expected));
            Encoding.UTF8.GetString(flat.Id.Of(payload)).Should().Be(expected.EventId);
            flat.HasKey(key, payload).Should().BeTrue();
            flat.HasKey([.. key, 0], payload).Should().BeFalse();
            flat.HasKey(key.AsSpan(1), payload).Should().BeFalse();
            (flat.Total is { } total ? decimal.GetBits(total) : null).Should().Equal(Total(expected) is { } full ? decimal.GetBits(full) : null);
        }
    }

    private static decimal? Total(ShopEvent shopEvent) => shopEvent.Transaction is { } line ? line.Total ?? (line.Quantity * line.UnitPrice) : null;

    /// <summary>All that there is to an event. Amounts with their decimals, because 2.50 and 2.5 are equal but have other bits.</summary>
    private static string Text(ShopEvent shopEvent) => shopEvent + "|" + shopEvent.Customer?.Attributes.Count + "|" + shopEvent.Transaction?.Attributes.Count;
}
