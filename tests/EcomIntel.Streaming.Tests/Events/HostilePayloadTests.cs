using System.Text;

namespace EcomIntel.Streaming.Tests;

public class HostilePayloadTests
{
    private const string Good = """{"event_id":"e1","event_type":"add_to_cart","customer_id":"c1","timestamp":"2025-01-02T03:04:05Z","product_id":"p1","quantity":2,"age":30,"tags":["a",{"b":[1]}]}""";

    public static TheoryData<string, string> Payloads => new()
    {
        { "", DeadLetterReason.Empty },
        { " ", DeadLetterReason.MalformedJson },
        { "null", DeadLetterReason.MalformedJson },
        { "[]", DeadLetterReason.MalformedJson },
        { "\"text\"", DeadLetterReason.MalformedJson },
        { "{", DeadLetterReason.MalformedJson },
        { Good + Good, DeadLetterReason.MalformedJson },
        { Good.Replace("30", "NaN", StringComparison.Ordinal), DeadLetterReason.MalformedJson },
        { Good.Replace("30", "30.5", StringComparison.Ordinal), DeadLetterReason.MalformedJson },
        { Good.Replace("30", "99999999999", StringComparison.Ordinal), DeadLetterReason.MalformedJson },
        { Good.Replace("\"e1\"", "[1]", StringComparison.Ordinal), DeadLetterReason.MalformedJson },
        { Good.Replace("\"e1\"", "1.5", StringComparison.Ordinal), DeadLetterReason.MalformedJson },
        { Good.Replace("\"e1\"", "1e999", StringComparison.Ordinal), DeadLetterReason.MalformedJson },
        { Good.Replace("\"age\":30", "\"age\":30,\"age\":31", StringComparison.Ordinal), DeadLetterReason.MalformedJson },
        { Good.Replace("[1]", new string('[', 40) + new string(']', 40), StringComparison.Ordinal), DeadLetterReason.TooDeep },
        { Good.Replace("\"p1\"", "\"" + new string('p', 4_097) + "\"", StringComparison.Ordinal), DeadLetterReason.TooLong },
        { Good.Replace("[1]", "[" + string.Join(',', Enumerable.Repeat("1", 1_001)) + "]", StringComparison.Ordinal), DeadLetterReason.TooLong },
        { Good.Replace("\"e1\"", "\"\"", StringComparison.Ordinal), DeadLetterReason.MissingField },
        { Good.Replace("\"c1\"", "null", StringComparison.Ordinal), DeadLetterReason.MissingField },
        { Good.Replace("\"p1\"", "null", StringComparison.Ordinal), DeadLetterReason.MissingField },
        { Good.Replace("2025-01-02T03:04:05Z", "", StringComparison.Ordinal), DeadLetterReason.InvalidValue },
        { Good.Replace("\"2025-01-02T03:04:05Z\"", "null", StringComparison.Ordinal), DeadLetterReason.MissingField },
        { Good.Replace("2025-01-02T03:04:05Z", "02/01/2025", StringComparison.Ordinal), DeadLetterReason.InvalidValue },
        { Good.Replace("2025-01-02T", "2025-02-30T", StringComparison.Ordinal), DeadLetterReason.InvalidValue },
        { Good.Replace("2025-01-02T03:04:05Z", "0001-01-01T00:00:00+14:00", StringComparison.Ordinal), DeadLetterReason.InvalidValue },
        { Good.Replace("\"quantity\":2", "\"quantity\":0", StringComparison.Ordinal), DeadLetterReason.InvalidValue },
        { Good.Replace("30", "-1", StringComparison.Ordinal), DeadLetterReason.InvalidValue },
        { Good.Replace("add_to_cart", "refund", StringComparison.Ordinal), DeadLetterReason.UnknownEventType },
        { Good.Replace("add_to_cart", "0", StringComparison.Ordinal), DeadLetterReason.UnknownEventType },
        { Good.Replace("\"age\"", "\"schema_version\":2,\"age\"", StringComparison.Ordinal), DeadLetterReason.UnsupportedSchemaVersion },
        { """{"transaction_id":"t","customer_id":"c","timestamp":"2025-01-02T03:04:05Z","total_price":1e20}""", DeadLetterReason.InvalidValue },
        { """{"transaction_id":"t","customer_id":"c","timestamp":"2025-01-02T03:04:05Z","quantity":2000000000,"price_per_item":900000000000}""", DeadLetterReason.InvalidValue },
        { """{"transaction_id":"t","customer_id":"c","timestamp":"2025-01-02T03:04:05Z","total_price":1e300}""", DeadLetterReason.MalformedJson },
        { """{"transaction_id":"t","customer_id":"c","timestamp":"2025-01-02T03:04:05Z","kind":"gift"}""", DeadLetterReason.InvalidValue },
    };

    [Theory]
    [MemberData(nameof(Payloads))]
    public void A_payload_that_is_no_event_has_its_reason(string payload, string reason) => ShopEventJsonTests.Rejected(payload).Should().Be(reason);

    [Fact]
    public void The_good_payload_is_an_event() => new ShopEventJson().TryRead(Encoding.UTF8.GetBytes(Good), out _, out _).Should().BeTrue();

    [Fact]
    public void A_payload_beyond_the_limit_is_not_even_parsed()
    {
        ShopEventJson json = new(new ShopEventJsonOptions { MaxBytes = 100 });

        json.TryRead(Encoding.UTF8.GetBytes(Good), out _, out EventRejection? rejection).Should().BeFalse();
        rejection!.Value.Reason.Should().Be(DeadLetterReason.TooLarge);
    }

    [Fact]
    public void Bytes_that_are_not_UTF_8_are_malformed()
    {
        byte[] payload = Encoding.UTF8.GetBytes(Good);
        payload[Good.IndexOf("c1", StringComparison.Ordinal)] = 0xFF;

        new ShopEventJson().TryRead(payload, out _, out EventRejection? rejection).Should().BeFalse();
        rejection!.Value.Reason.Should().Be(DeadLetterReason.MalformedJson);
    }

    [Property(MaxTest = 2_000)]
    public void No_mutation_of_a_payload_throws(int seed)
    {
        SeededRandom random = SeededRandom.For(seed, "mutation");
        byte[] payload = Encoding.UTF8.GetBytes(Good);
        for (int i = random.NextInt32(6); i >= 0; i--)
        {
            int at = random.NextInt32(payload.Length);
            payload = random.NextInt32(4) switch
            {
                0 => [.. payload[..at], (byte)random.NextInt32(256), .. payload[at..]],
                1 => [.. payload[..at], .. payload[Math.Min(payload.Length, at + 1 + random.NextInt32(8))..]],
                2 => [.. payload[..at], .. payload[random.NextInt32(payload.Length)..]],
                _ => [.. payload[..at], (byte)random.NextInt32(256), .. payload[(at + 1)..]],
            };
            payload = payload.Length == 0 ? [0] : payload;
        }

        bool isEvent = new ShopEventJson().TryRead(payload, out ShopEvent? read, out EventRejection? rejection);

        (read is not null).Should().Be(isEvent);
        rejection.HasValue.Should().Be(!isEvent);
    }
}
