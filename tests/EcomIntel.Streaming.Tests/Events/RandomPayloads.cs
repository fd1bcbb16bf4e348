using System.Text;

namespace EcomIntel.Streaming.Tests;

/// <summary>Payloads put together field by field from good, odd and hostile values, some of them damaged afterwards.</summary>
internal static class RandomPayloads
{
    private static readonly string[] Names =
    [
        "event_id", "event_type", "schema_version", "transaction_id", "order_id", "timestamp", "customer_id", "session_id", "age", "gender", "location",
        "product_id", "product_category", "quantity", "price_per_item", "total_price", "kind", "attributes", "customer_attributes", "source", "Event_id", "event_ie", "",
    ];

    private static readonly string[] Times =
    [
        "2025-12-28T19:14:08.995740Z", "2025-12-28 19:14:08.995740", "2025-12-28T19:14Z", "2025-12-28T19:14:08Z", "2025-12-28T19:14:08.1234567Z", "2025-12-28T19:14:08.123456789Z",
        "2025-12-28T19:14:08.1234567890Z", "2025-12-28T19:14:08.Z", "2025-12-28T19:14:08+02:00", "2025-12-28T19:14:08-0530", "2025-02-29T00:00:00Z", "2024-02-29T23:59:59Z", "0001-01-01T00:00:00Z",
        "0000-01-01T00:00:00Z", "9999-12-31T23:59:59.9999999Z", "2025-12-28X19:14:08Z", "2025-12-28T24:14:08Z", "2025-12-28T19:60:08Z", "2025-12-28T19:14:60Z", "2025-13-28T19:14:08Z",
        " 2025-12-28T19:14:08Z ", "2025-12-28T19:14:08z", "2025/12-28T19:14:08Z", "20a5-12-28T19:14:08Z", "2025-12-28T19:14:08,5Z", "2025-12-28T19:14:08Z2",
    ];

    private static readonly string[] Numbers =
    [
        "0", "1", "7", "30", "-2", "-0", "150", "151", "01", "00", "-", "1.", ".5", "1.0", "34.00", "0.00", "-0.00", "277.040", "-3.5", "831.1200000000001", "1e3", "1E-2", "12.5e1", "123456789", "1234567890",
        "2147483647", "99999999999", "99999999999999", "999999999999999", "922337203685477.5", "922337203685478", "100001", "1000000001", "0.123456789012345678", "0.1234567890123456789", "123456789012345678",
        "79228162514264337593543950335", "1e999", "+1", "0x1", "NaN", "1 2", "--1", "00000000000000000001.5",
    ];

    private static readonly string[] Others =
    [
        "null", "true", "false", "nul", "nulll", "tru", "[]", "{}", "[1,2]", "{\"a\":1}", "\"", "\"\"", "\"a\"b\"", "\"\\u0041\"", "\"\\n\"", "\"\\\"\"", "\"a\nb\"", "\"\t\"", "'a'", "a", "", "\"x\",", "\"x\"}", ":", "{",
    ];

    private static readonly string[] Texts = ["a", "42", "Zoë", "日本", "😀", "17.0", " space ", "session:1", "Books", "transaction", "view", "add_to_cart", "remove_from_cart", "checkout", "purchase", "identify", "customer_erased", "refund", "sale", "return", "cancellation"];

    public static byte[] Next(int seed)
    {
        SeededRandom random = SeededRandom.For(seed, "payload");
        byte[] payload = Encoding.UTF8.GetBytes(Object(ref random));
        for (int i = random.NextInt32(4) == 0 ? 1 + random.NextInt32(2) : 0; i > 0 && payload.Length > 0; i--)
        {
            int at = random.NextInt32(payload.Length);
            payload = random.NextInt32(3) switch
            {
                0 => [.. payload[..at], (byte)random.NextInt32(256), .. payload[at..]],
                1 => [.. payload[..at], .. payload[Math.Min(payload.Length, at + 1 + random.NextInt32(8))..]],
                _ => [.. payload[..at], (byte)random.NextInt32(256), .. payload[(at + 1)..]],
            };
        }

        return payload;
    }

    private static string Object(ref SeededRandom random)
    {
        int oddities = random.NextInt32(5) switch { 0 => 4, 1 => 20, _ => 300 };
        List<string> fields = [];
        foreach (string name in Names)
        {
            bool isUsual = name is "event_id" or "transaction_id" or "timestamp" or "customer_id";
            if (random.NextInt32(isUsual ? 8 : 2) > 0 || (!isUsual && random.NextInt32(4) == 0))
            {
                fields.Insert(random.NextInt32(fields.Count + 1), Field(ref random, name, oddities));
            }
        }

        if (fields.Count > 0 && random.NextInt32(20) == 0)
        {
            fields.Add(fields[random.NextInt32(fields.Count)]);
        }

        return $"{Space(ref random)}{{{Space(ref random)}{string.Join(Space(ref random) + "," + Space(ref random), fields)}{Space(ref random)}}}{Space(ref random)}";
    }

    private static string Field(ref SeededRandom random, string name, int oddities) => $"\"{name}\"{Space(ref random)}:{Space(ref random)}{Value(ref random, name, oddities)}";

    private static string Value(ref SeededRandom random, string name, int oddities)
    {
        if (random.NextInt32(oddities) == 0)
        {
            return Any(ref random);
        }

        return name switch
        {
            "timestamp" => Quoted(Times[random.NextInt32(random.NextInt32(8) == 0 ? Times.Length : 5)]),
            "event_type" => Quoted(Texts[9 + random.NextInt32(8)]),
            "kind" => Quoted(Texts[18 + random.NextInt32(3)]),
            "schema_version" => "1",
            "age" or "quantity" => Numbers[random.NextInt32(random.NextInt32(20) == 0 ? 15 : 4)],
            "price_per_item" or "total_price" => Numbers[random.NextInt32(8) == 0 ? random.NextInt32(Numbers.Length) : 13 + random.NextInt32(7)],
            "attributes" or "customer_attributes" => "null",
            "event_id" or "transaction_id" or "customer_id" => random.NextInt32(4) == 0 ? random.NextInt32(1_000_000).ToString(System.Globalization.CultureInfo.InvariantCulture) : Quoted(Texts[random.NextInt32(Texts.Length)]),
            _ => Quoted(Texts[random.NextInt32(Texts.Length)]),
        };
    }

    private static string Any(ref SeededRandom random) => random.NextInt32(4) switch
    {
        0 => Numbers[random.NextInt32(Numbers.Length)],
        1 => Others[random.NextInt32(Others.Length)],
        2 => Quoted(Times[random.NextInt32(Times.Length)]),
        _ => Quoted(Texts[random.NextInt32(Texts.Length)]),
    };

    private static string Quoted(string text) => $"\"{text}\"";

    private static string Space(ref SeededRandom random) => random.NextInt32(30) switch
    {
        0 => " ",
        1 => "   ",
        2 when random.NextInt32(20) == 0 => "\t",
        3 when random.NextInt32(20) == 0 => "\r\n",
        4 when random.NextInt32(20) == 0 => "\u00A0",
        5 when random.NextInt32(20) == 0 => "x",
        _ => "",
    };
}
