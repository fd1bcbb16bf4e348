using System.Text;

namespace EcomIntel.Streaming.Tests;

public class ToldOffsetTests
{
    [Fact]
    public async Task A_group_is_told_only_of_records_whose_rows_are_sent()
    {
        await using TestShop shop = Shop(out OfflineTransport transport);
        await shop.SendAsync(TestShop.Event("e1"), TestShop.Event("sends"), TestShop.Event("e3"));
        await shop.StartAsync();
        await UntilAsync(shop, () => shop.Processor.Partitions.Any(status => status.NextOffset == 3));
        long? whileAway = await ToldAsync(shop);

        transport.IsOnline = true;
        Task done = shop.Processor.WaitUntilProcessedAsync(TestContext.Current.CancellationToken);
        await UntilAsync(shop, () => done.IsCompleted);
        await done;

        whileAway.Should().Be(1);
        (await ToldAsync(shop)).Should().Be(3);
    }

    [Fact]
    public async Task What_a_store_in_memory_had_not_sent_when_it_was_lost_is_sent_by_the_next()
    {
        await using TestShop shop = Shop(out OfflineTransport transport);
        await shop.SendAsync(TestShop.Event("e1"), TestShop.Event("sends"), TestShop.Event("e3"));
        await shop.StartAsync();
        await UntilAsync(shop, () => shop.Processor.Partitions.Any(status => status.NextOffset == 3));
        await shop.CrashAsync();
        shop.Store = new InMemoryStore();
        transport.IsOnline = true;

        await shop.ProcessAsync();

        shop.Log.Records("offers").Select(record => Encoding.UTF8.GetString(record.Value!.Value.Span)).Distinct().Should().Equal(["sends"], "the crashed relay may have come through too, with a copy");
    }

    [Fact]
    public async Task A_rebuild_that_crashes_too_does_not_send_again_what_was_sent()
    {
        bool isSlow = false;
        using SemaphoreSlim gate = new(0);
        TestShop shop = new() { Handlers = { new CallbackHandler(context => WaitAndSend(context, isSlow ? gate : null)) } };
        await using TestShop disposed = shop;
        shop.Options.MaxCommitRecords = 1;
        await shop.ProcessAsync(TestShop.Event("e1"), TestShop.Event("e2"), TestShop.Event("e3"));
        await shop.CrashAsync();
        shop.Store = new InMemoryStore();
        isSlow = true;
        gate.Release(2);
        await shop.StartAsync();
        await UntilAsync(shop, () => shop.Processor.Partitions.Any(status => status.NextOffset > 0));
        await shop.CrashAsync();
        gate.Release(10);
        shop.Store = new InMemoryStore();
        isSlow = false;

        await shop.ProcessAsync();

        shop.Log.Records("offers").Should().HaveCount(3);
    }

    private static void WaitAndSend(EventContext context, SemaphoreSlim? gate)
    {
        gate?.Wait(TestContext.Current.CancellationToken);
        context.Send("offers", context.Event.EventId);
    }

    private static ValueTask<long?> ToldAsync(TestShop shop) => shop.Log.GetGroupOffsetAsync(TestShop.Topic, "ecomintel", 0);

    private static async Task UntilAsync(TestShop shop, Func<bool> isSo)
    {
        while (!isSo())
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            shop.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }
    }

    private static TestShop Shop(out OfflineTransport transport)
    {
        TestShop shop = new() { Handlers = { new CallbackHandler(context => Send(context)) } };
        transport = new OfflineTransport(shop.Log, "offers");
        shop.Transport = transport;
        return shop;
    }

    private static void Send(EventContext context)
    {
        if (context.Event.EventId == "sends")
        {
            context.Send("offers", "sends");
        }
    }
}
