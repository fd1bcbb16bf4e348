using System.Globalization;

namespace EcomIntel.Streaming.Kafka.Tests;

public sealed class KcatTests(SharedKafka kafka)
{
    private const int Partitions = 4;

    [Fact]
    public async Task Orders_that_kcat_sends_with_the_right_partitioner_are_accepted()
    {
        await using KafkaShop shop = await KafkaShop.StartAsync(kafka, Partitions);

        await Kcat.ProduceAsync(shop.Topic, Orders(40), "-K", "|", "-X", "partitioner=murmur2_random");
        await shop.ProcessAsync();

        shop.Counts.Should().BeEquivalentTo(new { Applied = 40L, DeadLetters = 0L });
        (await shop.Profiles.GetAsync("c7", TestContext.Current.CancellationToken))!.TotalSpend.Should().Be(7m + 17m + 27m + 37m);
    }

    [Fact]
    public async Task Without_it_the_same_records_are_parked_as_misrouted()
    {
        await using KafkaShop shop = await KafkaShop.StartAsync(kafka, Partitions);

        await Kcat.ProduceAsync(shop.Topic, Orders(40), "-K", "|");
        await shop.ProcessAsync();

        // Now and then the two partitioners agree.
        shop.Counts.DeadLetters.Should().BePositive();
        (shop.Counts.DeadLetters + shop.Counts.Applied).Should().Be(40);
        (await shop.ReasonsAsync()).Should().HaveCount((int)shop.Counts.DeadLetters).And.OnlyContain(reason => reason == DeadLetterReason.Misrouted);
    }

    [Fact]
    public async Task Or_sent_again_under_the_right_key_and_then_accepted()
    {
        await using KafkaShop shop = await KafkaShop.StartAsync(kafka, Partitions, options => options.Misrouted = Misrouted.Resend);

        await Kcat.ProduceAsync(shop.Topic, Orders(40), "-K", "|");
        await shop.ProcessAsync();

        shop.Counts.Should().BeEquivalentTo(new { Applied = 40L, DeadLetters = 0L });
        (await shop.Profiles.GetAsync("c3", TestContext.Current.CancellationToken))!.TotalSpend.Should().Be(3m + 13m + 23m + 33m);
    }

    [Fact]
    public async Task The_original_producers_messages_are_accepted()
    {
        await using KafkaShop shop = await KafkaShop.StartAsync(kafka, Partitions, options => options.Misrouted = Misrouted.Resend);

        await Kcat.ProduceAsync(shop.Topic, [.. Enumerable.Range(1, 20).Select(number => $$"""
            {"transaction_id": {{1000 + number}}, "timestamp": "2025-12-28 19:14:08.995740", "customer_id": {{number % 5}}, "age": 34, "gender": "Female", "location": "Accra", "product_id": 7, "product_category": "Books", "quantity": 3, "price_per_item": 277.04, "total_price": 831.1200000000001}
            """)]);
        await shop.ProcessAsync();

        shop.Counts.Should().BeEquivalentTo(new { Applied = 20L, DeadLetters = 0L });
        CustomerProfile profile = (await shop.Profiles.GetAsync("3", TestContext.Current.CancellationToken))!;
        profile.Should().BeEquivalentTo(new { TransactionCount = 4L, TotalSpend = 4 * 831.1200m, Customer = new Customer("3", 34, "Female", "Accra") });
        profile.LastPurchase.Should().Be(new DateTimeOffset(2025, 12, 28, 19, 14, 8, TimeSpan.Zero).AddMicroseconds(995_740));
    }

    [Fact]
    public async Task Kcat_reads_what_the_producer_wrote()
    {
        await using TestTopic topic = await kafka.TopicAsync(Partitions);
        EventSender sender = new(topic.Transport, topic.Name);
        DateTimeOffset time = new(2025, 6, 1, 12, 0, 0, TimeSpan.Zero);
        await sender.SendAsync(new ShopEvent("e1", ShopEventType.View, time) { CustomerId = "ama", ProductId = "tea" }, TestContext.Current.CancellationToken);
        await sender.SendAsync(new ShopEvent("e2", ShopEventType.View, time) { SessionId = "41", ProductId = "tea" }, TestContext.Current.CancellationToken);

        IReadOnlyList<string> lines = await Kcat.ConsumeAsync(topic, "%k|%p|%s");

        lines.Should().HaveCount(2);
        string[] first = lines.Single(line => line.StartsWith("ama|", StringComparison.Ordinal)).Split('|');
        first[1].Should().Be(Murmur2.PartitionOf("ama", Partitions).ToString(CultureInfo.InvariantCulture));
        first[2].Should().Contain("\"event_id\":\"e1\"");
        lines.Should().Contain(line => line.StartsWith("session:41|", StringComparison.Ordinal));
    }

    private static string[] Orders(int count) => [.. Enumerable.Range(0, count).Select(number => $$"""
        c{{number % 10}}|{"event_id":"e{{number}}","transaction_id":"t{{number}}","timestamp":"2025-06-01T12:00:00Z","customer_id":"c{{number % 10}}","product_id":"p","quantity":1,"total_price":{{number}}}
        """)];
}
