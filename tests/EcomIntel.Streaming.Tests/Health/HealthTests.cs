using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace EcomIntel.Streaming.Tests;

public class HealthTests
{
    [Fact]
    public async Task A_shop_is_ready_when_its_partitions_run_and_tells_its_lag()
    {
        using IHost host = Shop();
        (await CheckAsync(host)).Should().Be((HealthStatus.Healthy, HealthStatus.Unhealthy), "it lives but holds no partition yet");

        await host.StartAsync(TestContext.Current.CancellationToken);
        await host.Services.GetRequiredService<EventProcessor>().WaitUntilProcessedAsync(TestContext.Current.CancellationToken);

        (await CheckAsync(host)).Should().Be((HealthStatus.Healthy, HealthStatus.Healthy));
        HealthReport report = await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(TestContext.Current.CancellationToken);
        report.Entries["ecomintel_streaming_ready"].Data.Should().Equal(new Dictionary<string, object> { ["partition 0"] = "Running, next offset 0", ["lag"] = 0L });
        await host.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_shop_whose_partitions_all_failed_is_neither_live_nor_ready()
    {
        using IHost host = Shop();
        await host.StartAsync(TestContext.Current.CancellationToken);
        EventProcessor processor = host.Services.GetRequiredService<EventProcessor>();
        host.Services.GetRequiredService<InMemoryLog>().SendTo(0, new OutgoingRecord("ecommerce_transactions", null, new byte[] { 1 }));

        await processor.Awaiting(it => it.Completion).Should().ThrowAsync<PartitionRefusedException>();

        (await CheckAsync(host)).Should().Be((HealthStatus.Unhealthy, HealthStatus.Unhealthy));
    }

    [Fact]
    public async Task A_paused_partition_is_not_ready_and_says_why()
    {
        using IHost host = Shop();
        await host.StartAsync(TestContext.Current.CancellationToken);
        EventProcessor processor = host.Services.GetRequiredService<EventProcessor>();
        await processor.WaitUntilProcessedAsync(TestContext.Current.CancellationToken);

        await processor.PauseAsync(cancellationToken: TestContext.Current.CancellationToken);

        HealthReportEntry ready = (await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(TestContext.Current.CancellationToken)).Entries["ecomintel_streaming_ready"];
        (ready.Status, ready.Description).Should().Be((HealthStatus.Unhealthy, "Partition 0 is Paused: it was paused by PauseAsync."));
        ready.Data["partition 0"].Should().Be("Paused, next offset 0: it was paused by PauseAsync");
        await host.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_lag_beyond_its_limit_is_degraded_and_tells_each_partitions()
    {
        using IHost host = HostTests.Host(services =>
        {
            services.AddEcomIntelligence().UseInMemoryLog(log => log.Partitions = 1).AddStreaming(options => options.LagLimit = 1);
            services.AddHealthChecks().AddEcomIntelligence();
        });
        await host.StartAsync(TestContext.Current.CancellationToken);
        EventProcessor processor = host.Services.GetRequiredService<EventProcessor>();
        await processor.WaitUntilProcessedAsync(TestContext.Current.CancellationToken);
        await processor.PauseAsync(cancellationToken: TestContext.Current.CancellationToken);
        IEventSender sender = host.Services.GetRequiredService<IEventSender>();
        await sender.SendAsync(TestShop.Event("e1"), TestContext.Current.CancellationToken);
        HealthReportEntry at = await LagAsync(host);

        await sender.SendAsync(TestShop.Event("e2"), TestContext.Current.CancellationToken);
        HealthReportEntry beyond = await LagAsync(host);

        at.Status.Should().Be(HealthStatus.Healthy);
        (beyond.Status, beyond.Description).Should().Be((HealthStatus.Degraded, "2 offsets are not committed yet; the limit is 1."));
        beyond.Data.Should().Equal(new Dictionary<string, object> { ["partition 0"] = 2L, ["lag"] = 2L });
        beyond.Tags.Should().Equal("lag");
        await host.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_state_that_is_being_rebuilt_is_not_ready()
    {
        using SemaphoreSlim gate = new(0);
        CallbackHandler slow = new(_ => gate.Wait(TestContext.Current.CancellationToken));
        await using TestShop shop = new() { Handlers = { slow } };
        shop.Transport = new ToldTransport(shop.Log) { GroupOffset = 2 };
        await shop.SendAsync(TestShop.Event("e1"), TestShop.Event("e2"));
        await shop.StartAsync();
        await shop.WaitForAsync(status => status.State == PartitionState.Running);
        ReadinessCheck check = new(shop.Processor);
        HealthCheckContext context = new() { Registration = new HealthCheckRegistration("ready", check, HealthStatus.Unhealthy, null) };

        HealthCheckResult before = await check.CheckHealthAsync(context, TestContext.Current.CancellationToken);
        gate.Release(2);
        await shop.ProcessAsync();
        HealthCheckResult after = await check.CheckHealthAsync(context, TestContext.Current.CancellationToken);

        (before.Status, before.Description).Should().Be((HealthStatus.Unhealthy, "Partition 0 is Running: it is being rebuilt up to offset 2."));
        after.Status.Should().Be(HealthStatus.Healthy);
    }

    private static async Task<HealthReportEntry> LagAsync(IHost host) =>
        (await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(TestContext.Current.CancellationToken)).Entries["ecomintel_streaming_lag"];

    private static IHost Shop() => HostTests.Host(services =>
    {
        services.AddEcomIntelligence().UseInMemoryLog(log => log.Partitions = 1).AddStreaming(options => options.MaxDeadLettersInARow = 1);
        services.AddHealthChecks().AddEcomIntelligence();
    });

    private static async Task<(HealthStatus Live, HealthStatus Ready)> CheckAsync(IHost host)
    {
        HealthReport report = await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(TestContext.Current.CancellationToken);
        return (report.Entries["ecomintel_streaming_live"].Status, report.Entries["ecomintel_streaming_ready"].Status);
    }
}
