namespace EcomIntel.Streaming.Tests;

public class RefusalTests
{
    [Fact]
    public async Task A_log_that_ends_before_the_state_is_refused()
    {
        await using TestShop shop = await ProcessedAsync();
        shop.Transport = new InMemoryLog(new InMemoryLogOptions { Partitions = 1 });

        (await RefusalAsync(shop)).Should().Contain("its state has come to offset 3, but the log of 'ecommerce_transactions' ends at 0");
    }

    [Fact]
    public async Task A_log_whose_retention_overtook_the_state_is_refused()
    {
        await using TestShop shop = await ProcessedAsync();
        await shop.SendAsync(TestShop.Event("e4"), TestShop.Event("e5"));
        shop.Log.DeleteBefore(TestShop.Topic, 0, 4);

        (await RefusalAsync(shop)).Should().Contain("but the log of 'ecommerce_transactions' begins at 4: retention removed 1 offsets before they were applied");
    }

    [Fact]
    public async Task What_retention_removes_after_the_opening_is_missing_also_where_no_event_was_applied()
    {
        await using TestShop shop = new() { Handlers = { new ProbeHandler() } };
        await shop.ProcessAsync();
        await shop.CrashAsync();
        await shop.SendAsync(TestShop.Event("e1"), TestShop.Event("e2"));
        shop.Log.DeleteBefore(TestShop.Topic, 0, 1);

        (await RefusalAsync(shop)).Should().Contain("its state has come to offset 0, but the log of 'ecommerce_transactions' begins at 1");
    }

    [Fact]
    public async Task A_log_with_another_record_where_the_state_stood_is_refused()
    {
        await using TestShop shop = await ProcessedAsync();
        InMemoryLog other = new(new InMemoryLogOptions { Partitions = 1 });
        for (int i = 0; i < 3; i++)
        {
            await new EventSender(other).SendAsync(TestShop.Event("other" + i));
        }

        shop.Transport = other;

        (await RefusalAsync(shop)).Should().Contain("the record at offset 2 is not the one that its state saw last");
    }

    [Fact]
    public async Task A_last_record_that_retention_removed_is_no_reason_to_refuse()
    {
        await using TestShop shop = await ProcessedAsync();
        shop.Log.DeleteBefore(TestShop.Topic, 0, 3);

        await shop.ProcessAsync(TestShop.Event("e4"));

        shop.Processor.Partitions.Single().NextOffset.Should().Be(4);
    }

    [Fact]
    public async Task A_fresh_state_begins_where_the_log_begins()
    {
        await using TestShop shop = new() { Handlers = { new ProbeHandler() } };
        await shop.SendAsync(TestShop.Event("e1"), TestShop.Event("e2"));
        shop.Log.DeleteBefore(TestShop.Topic, 0, 1);

        await shop.ProcessAsync();

        shop.Processor.Partitions.Single().Counts.Applied.Should().Be(1);
    }

    [Fact]
    public async Task A_state_of_another_version_is_refused()
    {
        await using TestShop shop = await ProcessedAsync();
        shop.Options.StateVersion = 2;

        (await RefusalAsync(shop)).Should().Contain("the state version is 2 but the store has 1");
    }

    [Fact]
    public async Task A_damaged_row_fails_its_partition_before_anything_is_applied_to_it()
    {
        await using TestShop shop = await ProcessedAsync();
        StateRow row = shop.State.Rows(0).Single();
        byte[] damaged = row.Value!.Value.ToArray();
        damaged[5] ^= 1;
        StoredPosition position = await shop.State.GetPositionAsync(0);
        OpenedPartition opened = await shop.State.OpenAsync(new PartitionIdentity("memory", TestShop.Topic, 0, 1, "ecomintel", 1));
        await shop.State.CommitAsync(new PartitionCommit(0, opened.Owner, position.NextOffset, opened.Mark) { Rows = [row with { Value = damaged }] });
        await shop.SendAsync(TestShop.Event("e4"));

        (await RefusalAsync(shop)).Should().Contain("A row of 'probes'").And.Contain("is damaged");
    }

    [Fact]
    public async Task One_failed_partition_does_not_stop_the_others()
    {
        await using TestShop shop = new(partitions: 2) { Handlers = { new ProbeHandler() } };
        shop.Options.MaxDeadLettersInARow = 1;
        string healthy = Enumerable.Range(0, 100).Select(i => "c" + i).First(key => Murmur2.PartitionOf(key, 2) == 1);
        shop.SendRaw("any", "poison");
        await shop.StartAsync();
        await shop.WaitForAsync(status => status is { Partition: 0, State: PartitionState.Failed });

        await shop.SendAsync(TestShop.Event("e1", customer: healthy));
        shop.Clock.Advance(TimeSpan.FromSeconds(1));

        await WaitForCommitAsync(shop);
        shop.Processor.Completion.IsCompleted.Should().BeFalse();
    }

    /// <summary>The event may be applied only after the clock was moved, so that its own interval has to pass.</summary>
    private static async Task WaitForCommitAsync(TestShop shop)
    {
        while (shop.Processor.Partitions.Single(status => status.Partition == 1).NextOffset == 0)
        {
            shop.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
        }
    }

    private static async Task<TestShop> ProcessedAsync()
    {
        TestShop shop = new() { Handlers = { new ProbeHandler() } };
        await shop.ProcessAsync(TestShop.Event("e1"), TestShop.Event("e2"), TestShop.Event("e3"));
        await shop.CrashAsync();
        return shop;
    }

    private static async Task<string> RefusalAsync(TestShop shop)
    {
        await shop.StartAsync();
        return (await shop.Processor.Awaiting(it => it.Completion.WaitAsync(TestContext.Current.CancellationToken)).Should().ThrowAsync<PartitionRefusedException>()).Which.Message;
    }
}
