namespace EcomIntel.Streaming.Kafka.Tests;

public sealed class ProcessorTests(SharedKafka kafka)
{
    [Fact]
    public async Task Events_take_effect_once_past_aborted_transactions_and_copies()
    {
        await using KafkaShop shop = await KafkaShop.StartAsync(kafka, partitions: 2);
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        EventSender sender = new(shop.Topic.Transport, shop.Topic.Name);
        DateTimeOffset time = new(2025, 6, 1, 12, 0, 0, TimeSpan.Zero);
        for (int round = 0; round < 2; round++)
        {
            for (int number = 0; number < 10; number++)
            {
                await sender.SendAsync(
                    new ShopEvent($"e{number}", ShopEventType.Transaction, time)
                    {
                        CustomerId = $"c{number % 3}",
                        ProductId = "tea",
                        Transaction = new Transaction($"t{number}", time, $"c{number % 3}", "tea") { Total = number },
                    },
                    cancellationToken);
            }

            shop.Topic.Transact(round, records: 3, commit: false);
            await shop.ProcessAsync();
        }

        shop.Counts.Should().BeEquivalentTo(new { Applied = 10L, Duplicates = 10L, DeadLetters = 0L });
        (await shop.Profiles.GetAsync("c1", cancellationToken))!.TotalSpend.Should().Be(1m + 4m + 7m);
        await shop.StopAsync();
        for (int partition = 0; partition < 2; partition++)
        {
            LogRange range = await shop.Topic.Transport.GetRangeAsync(shop.Topic.Name, partition, cancellationToken);
            (await shop.Topic.Transport.GetGroupOffsetAsync(shop.Topic.Name, shop.Topic.Name, partition, cancellationToken)).Should().Be(range.End, "tools show no lag");
        }
    }

    [Fact]
    public async Task What_is_no_event_is_parked_with_its_reason()
    {
        await using KafkaShop shop = await KafkaShop.StartAsync(kafka, partitions: 1);
        await shop.Topic.SendAsync("ama", "no json");
        await shop.Topic.SendAsync("ama", null);
        await shop.Topic.SendAsync("ama", """{"event_id":"e1","event_type":"view","timestamp":"2025-06-01T12:00:00Z","customer_id":"ama","product_id":"tea"}""");
        await shop.ProcessAsync();

        shop.Counts.Should().BeEquivalentTo(new { Applied = 1L, DeadLetters = 2L });
        (await shop.ReasonsAsync()).Should().Equal(DeadLetterReason.MalformedJson, DeadLetterReason.Empty);
    }
}
