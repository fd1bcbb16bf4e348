namespace EcomIntel.Streaming.Tests;

public class BackPressureTests
{
    [Fact]
    public async Task A_slow_handler_holds_its_partition_and_memory_stays_bounded()
    {
        using SemaphoreSlim gate = new(0);
        CallbackHandler slow = new(_ => gate.Wait(TestContext.Current.CancellationToken));
        await using TestShop shop = new() { Handlers = { slow } };
        CountingTransport transport = new(new InMemoryLog(new InMemoryLogOptions { Partitions = 1, MaxBatchRecords = 10 }, shop.Clock));
        shop.Transport = transport;
        shop.Options.MaxQueuedRecords = 20;
        EventSender sender = new(transport);
        for (int i = 0; i < 1_000; i++)
        {
            await sender.SendAsync(TestShop.Event("e" + i));
        }

        await shop.StartAsync();
        await transport.Held.Task.WaitAsync(TestContext.Current.CancellationToken);
        long delivered = transport.Delivered;
        gate.Release(1_000);
        await shop.Processor.WaitUntilProcessedAsync(TestContext.Current.CancellationToken);

        delivered.Should().BeInRange(21, 60, "20 may wait, and what was under way when the partition was held");
        slow.Seen.Should().HaveCount(1_000);
        transport.Delivered.Should().Be(1_000);
    }
}
