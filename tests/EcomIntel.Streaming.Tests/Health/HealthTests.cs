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
