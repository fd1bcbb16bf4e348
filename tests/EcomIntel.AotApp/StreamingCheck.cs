using System.Text;
using EcomIntel.Streaming;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace EcomIntel.AotApp;

/// <summary>JSON both ways, binding of options, dependency injection and saved profiles: what reflection would be tempting for.</summary>
internal static class StreamingCheck
{
    private const string Click = """
        {"event_id":"v1","event_type":"add_to_cart","timestamp":"2025-03-01 09:30:00","customer_id":7,"product_id":"p1","quantity":2,"from_a_later_version":[1]}
        """;

    public static string Run() => $"{RunAsync().GetAwaiter().GetResult()} {Json()}";

    // As a producer of another language would write it, and back in our own words.
    private static string Json()
    {
        ShopEventJson json = new(new ShopEventJsonOptions { TimeZone = "Africa/Accra" });
        Expect.Equal(true, json.TryRead(Encoding.UTF8.GetBytes(Click), out ShopEvent? read, out _));
        Expect.Equal(ShopEventType.AddToCart, read!.Type);
        Expect.Equal("7", read.CustomerId);
        byte[] written = json.Write(read);
        Expect.Equal(true, json.TryRead(written, out ShopEvent? again, out _));
        Expect.Equal(read, again);
        Expect.Equal(false, json.TryRead("{\"event_type\":\"wave\"}"u8, out _, out EventRejection? rejection));
        return $"{Encoding.UTF8.GetString(written)} {rejection!.Value.Reason}";
    }

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
