using System.Collections.Immutable;
using System.Text;

namespace EcomIntel.Streaming.Tests;

public class ShopEventJsonTests
{
    private static readonly ShopEventJson Json = new();

    [Fact]
    public void A_message_of_the_original_producer_is_a_transaction()
    {
        ShopEvent read = Read("""
            {"transaction_id": 1001, "timestamp": "2025-12-28 19:14:08.995740", "customer_id": 42, "age": 34, "gender": "Female", "location": "Accra",
             "product_id": 7, "product_category": "Books", "quantity": 3, "price_per_item": 277.04, "total_price": 831.1200000000001, "source": "till 4"}
            """);

        read.Should().BeEquivalentTo(new ShopEvent("1001", ShopEventType.Transaction, new DateTimeOffset(2025, 12, 28, 19, 14, 8, TimeSpan.Zero).AddMicroseconds(995740))
        {
            CustomerId = "42",
            ProductId = "7",
            ProductCategory = "Books",
            Quantity = 3,
            Customer = new Customer("42", 34, "Female", "Accra"),
            Transaction = new Transaction("1001", new DateTimeOffset(2025, 12, 28, 19, 14, 8, TimeSpan.Zero).AddMicroseconds(995740), "42", "7")
            {
                Quantity = 3,
                UnitPrice = 277.04m,
                Total = 831.1200000000001m,
            },
        });
        read.Key.Should().Be("42");
    }

    [Theory]
    [InlineData("2025-01-02T03:04:05Z", "2025-01-02T03:04:05Z")]
    [InlineData("2025-01-02 03:04:05", "2025-01-02T03:04:05Z")]
    [InlineData("2025-01-02T03:04", "2025-01-02T03:04:00Z")]
    [InlineData("2025-01-02T03:04:05.123456789Z", "2025-01-02T03:04:05.1234567Z")]
    [InlineData("2025-01-02T03:04:05+02:00", "2025-01-02T01:04:05Z")]
    [InlineData("2025-01-02 03:04:05.5-0530", "2025-01-02T08:34:05.5Z")]
    [InlineData("2025-01-02T03:04:05+02", "2025-01-02T01:04:05Z")]
    public void Times_are_read_with_T_or_space_and_with_or_without_a_zone(string text, string expected) =>
        Read($$"""{"event_id":"e","event_type":"view","customer_id":"c","timestamp":"{{text}}"}""").Timestamp
            .Should().Be(DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public void A_time_without_a_zone_is_in_the_zone_of_the_options()
    {
        ShopEventJson json = new(new ShopEventJsonOptions { TimeZone = "America/New_York" });
        json.TryRead("""{"event_id":"e","event_type":"view","customer_id":"c","timestamp":"2025-07-01 08:00:00"}"""u8, out ShopEvent? read, out _).Should().BeTrue();

        read!.Timestamp.Should().Be(new DateTimeOffset(2025, 7, 1, 12, 0, 0, TimeSpan.Zero));
    }

    [Theory]
    [InlineData("17", "17")]
    [InlineData("17.0", "17")]
    [InlineData("\"17\"", "17")]
    [InlineData("123456789012345678901234567890", "123456789012345678901234567890")]
    public void Identifiers_are_numbers_or_texts(string written, string expected) =>
        Read($$"""{"event_id":"e","event_type":"view","customer_id":{{written}},"timestamp":"2025-01-02T03:04:05Z"}""").CustomerId.Should().Be(expected);

    [Fact]
    public void Pieces_below_zero_are_a_return_unless_the_kind_says_otherwise()
    {
        const string Line = """{"transaction_id":"t","customer_id":"c","timestamp":"2025-01-02T03:04:05Z","quantity":-2 KIND}""";

        Read(Line.Replace("KIND", "", StringComparison.Ordinal)).Transaction!.Kind.Should().Be(TransactionKind.Return);
        Read(Line.Replace("KIND", ",\"kind\":\"sale\"", StringComparison.Ordinal)).Transaction!.Kind.Should().Be(TransactionKind.Sale);
        Read(Line.Replace("KIND", ",\"kind\":\"cancellation\"", StringComparison.Ordinal)).Transaction!.Kind.Should().Be(TransactionKind.Cancellation);
    }

    [Fact]
    public void Identify_is_keyed_by_its_session_and_needs_both_names()
    {
        Read("""{"event_id":"e","event_type":"identify","customer_id":"c","session_id":"s","timestamp":"2025-01-02T03:04:05Z"}""").Key.Should().Be("session:s");
        Rejected("""{"event_id":"e","event_type":"identify","customer_id":"c","timestamp":"2025-01-02T03:04:05Z"}""").Should().Be(DeadLetterReason.MissingField);
    }

    [Property(MaxTest = 2_000)]
    public void An_event_is_written_as_the_serializer_writes_it(int seed)
    {
        ShopEvent shopEvent = RandomEvents.Next(seed);

        Encoding.UTF8.GetString(Json.Write(shopEvent)).Should().Be(Encoding.UTF8.GetString(PlainEventWriter.Write(shopEvent)));
    }

    [Fact]
    public void An_event_that_cannot_be_written_leaves_nothing_behind()
    {
        ShopEvent sale = RandomEvents.Next(1) with { Customer = new Customer("c") { Attributes = ImmutableDictionary<string, AttributeValue>.Empty.Add("ratio", AttributeValue.Of(double.PositiveInfinity)) } };

        Action write = () => Json.Write(sale);

        write.Should().Throw<ArgumentException>();
        Json.Write(RandomEvents.Next(2)).Should().Equal(PlainEventWriter.Write(RandomEvents.Next(2)));
    }

    [Property(MaxTest = 300)]
    public void What_is_written_reads_back_the_same(int seed)
    {
        ShopEvent written = RandomEvents.Next(seed);

        Json.TryRead(Json.Write(written), out ShopEvent? read, out EventRejection? rejection).Should().BeTrue("{0}", rejection);

        read.Should().BeEquivalentTo(written);
        Json.Write(read!).Should().Equal(Json.Write(written));
    }

    [Fact]
    public void An_event_that_a_reader_would_refuse_is_not_written()
    {
        ShopEvent nobody = new("e", ShopEventType.View, DateTimeOffset.UnixEpoch);

        Json.Invoking(json => json.Write(nobody)).Should().Throw<ArgumentException>().WithMessage("*customer_id and session_id are both missing*");
    }

    internal static string Rejected(string text)
    {
        Json.TryRead(Encoding.UTF8.GetBytes(text), out ShopEvent? read, out EventRejection? rejection).Should().BeFalse("{0} is no event", read);
        return rejection!.Value.Reason;
    }

    private static ShopEvent Read(string text)
    {
        Json.TryRead(Encoding.UTF8.GetBytes(text), out ShopEvent? read, out EventRejection? rejection).Should().BeTrue("{0}", rejection);
        return read!;
    }
}
