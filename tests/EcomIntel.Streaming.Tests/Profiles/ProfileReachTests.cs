namespace EcomIntel.Streaming.Tests;

public class ProfileReachTests
{
    [Theory]
    [InlineData(StoreScope.Process)]
    [InlineData(StoreScope.Machine)]
    public async Task Only_the_process_that_holds_a_partition_answers_for_its_customers(StoreScope scope)
    {
        await using TestShop shop = new();
        shop.Store = new MachineStore(shop.State, scope);
        CustomerProfiles profiles = new(shop.Log, shop.Store);
        shop.Handlers.Add(profiles.Handler);
        ProfileUnavailableException before = (await profiles.Awaiting(it => it.GetAsync("ama").AsTask()).Should().ThrowAsync<ProfileUnavailableException>()).Which;

        await shop.ProcessAsync(TestShop.Sale("t1", 10));

        (await profiles.GetAsync("ama"))!.TotalSpend.Should().Be(10);
        (await profiles.GetAsync("kofi")).Should().BeNull("nobody of that name bought anything");
        await shop.Processor.StopAsync(TestContext.Current.CancellationToken);
        await profiles.Awaiting(it => it.GetAsync("ama").AsTask()).Should().ThrowAsync<ProfileUnavailableException>();
        (before.Partition, before.Reason).Should().Be((0, "no running processor of this process holds the partition"));
        before.Message.Should().NotContain("ama");
    }

    [Fact]
    public async Task Any_host_answers_from_a_store_that_all_of_them_see()
    {
        await using TestShop shop = new();
        shop.Store = new MachineStore(shop.State, StoreScope.Everywhere);
        shop.Handlers.Add(new CustomerProfiles(shop.Log, shop.Store).Handler);
        await shop.ProcessAsync(TestShop.Sale("t1", 10));

        (await new CustomerProfiles(shop.Log, shop.Store).GetAsync("ama"))!.TotalSpend.Should().Be(10);
    }

    [Fact]
    public async Task A_partition_that_failed_or_is_being_rebuilt_does_not_answer()
    {
        using SemaphoreSlim gate = new(0);
        await using TestShop shop = new();
        CustomerProfiles profiles = new(shop.Log, shop.State);
        shop.Handlers.Add(profiles.Handler);
        shop.Handlers.Add(new CallbackHandler(_ => gate.Wait(TestContext.Current.CancellationToken)));
        shop.Transport = new ToldTransport(shop.Log) { GroupOffset = 1 };
        shop.Options.StopHostOnFailure = false;
        shop.Options.MaxDeadLettersInARow = 1;
        await shop.SendAsync(TestShop.Sale("t1", 10));
        await shop.StartAsync();
        await shop.WaitForAsync(status => status.State == PartitionState.Running);
        string rebuilding = await ReasonAsync(profiles);
        gate.Release();
        await shop.ProcessAsync();
        CustomerProfile? rebuilt = await profiles.GetAsync("ama");
        shop.SendRaw("ama", "poison");
        await shop.WaitForAsync(status => status.State == PartitionState.Failed);

        string failed = await ReasonAsync(profiles);

        rebuilding.Should().Be("the partition is Running, next offset 0: it is being rebuilt up to offset 1");
        rebuilt!.TotalSpend.Should().Be(10);
        failed.Should().StartWith("the partition is Failed, next offset 2: Partition 0 is stopped: the last 1 records");
    }

    private static async Task<string> ReasonAsync(CustomerProfiles profiles) =>
        (await profiles.Awaiting(it => it.GetAsync("ama").AsTask()).Should().ThrowAsync<ProfileUnavailableException>()).Which.Reason;
}
