using EcomIntel.Streaming;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace EcomIntel.AotApp;

/// <summary>JSON both ways, binding of options, dependency injection and saved profiles: what reflection would be tempting for.</summary>
internal static class StreamingCheck
{
    public static string Run() => RunAsync().GetAwaiter().GetResult();

    private static async Task<string> RunAsync()
    {
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Streaming:Topic", "clicks"), new("Streaming:Json:MaxDepth", "9")]).Build();
        ServiceCollection services = new();
        services.AddEcomIntelligence().UseInMemoryLog(log => log.Partitions = 2).AddStreaming(configuration.GetSection("Streaming")).AddCustomerProfiles();
        await using ServiceProvider provider = services.BuildServiceProvider();
        EventProcessor processor = provider.GetRequiredService<EventProcessor>();
        await processor.StartAsync();
        await provider.GetRequiredService<IEventSender>().SendAsync(new ShopEvent("t1", ShopEventType.Transaction, DateTimeOffset.UnixEpoch)
        {
            CustomerId = "ama",
            Customer = new Customer("ama", 30),
            Transaction = new Transaction("t1", DateTimeOffset.UnixEpoch, "ama") { Total = 12.5m },
        });
        await processor.WaitUntilProcessedAsync();
        CustomerProfile profile = (await provider.GetRequiredService<ICustomerProfiles>().GetAsync("ama"))!;
        await processor.StopAsync();

        Expect.Equal(12.5m, profile.TotalSpend);
        Expect.Equal(30, profile.Customer.Age!.Value);
        Expect.Equal(1, provider.GetRequiredService<InMemoryLog>().Records("clicks").Count);
        return profile.Stage.ToString();
    }
}
