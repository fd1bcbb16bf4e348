using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace EcomIntel.Streaming.Tests;

public class HostTests
{
    [Fact]
    public async Task A_host_runs_the_whole_path_from_sender_to_profile()
    {
        using IHost host = Host(services => services.AddEcomIntelligence().AddStreaming().AddCustomerProfiles().AddEventHandler<NamedHandler>());
        await host.StartAsync(TestContext.Current.CancellationToken);
        await host.Services.GetRequiredService<IEventSender>().SendAsync(Sale("t1"));
        await host.Services.GetRequiredService<EventProcessor>().WaitUntilProcessedAsync(TestContext.Current.CancellationToken);

        (await host.Services.GetRequiredService<ICustomerProfiles>().GetAsync("ama"))!.TotalSpend.Should().Be(12);
        await host.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Two_shops_have_nothing_in_common()
    {
        using IHost host = Host(services =>
        {
            services.AddEcomIntelligence("north").AddStreaming(options => options.Topic = "north").AddCustomerProfiles();
            services.AddEcomIntelligence("south").AddStreaming(options => options.Topic = "south").AddCustomerProfiles();
        });
        await host.StartAsync(TestContext.Current.CancellationToken);
        await host.Services.GetRequiredKeyedService<IEventSender>("north").SendAsync(Sale("t1"));
        await host.Services.GetRequiredKeyedService<EventProcessor>("north").WaitUntilProcessedAsync(TestContext.Current.CancellationToken);
        await host.Services.GetRequiredKeyedService<EventProcessor>("south").WaitUntilProcessedAsync(TestContext.Current.CancellationToken);

        (await host.Services.GetRequiredKeyedService<ICustomerProfiles>("north").GetAsync("ama")).Should().NotBeNull();
        (await host.Services.GetRequiredKeyedService<ICustomerProfiles>("south").GetAsync("ama")).Should().BeNull();
        host.Services.GetRequiredKeyedService<InMemoryLog>("north").Records("north").Should().ContainSingle();
        await host.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Calling_twice_adds_nothing_twice_and_the_last_choice_of_log_and_store_stands()
    {
        ServiceCollection services = new();
        EcomIntelligenceBuilder shop = services.AddEcomIntelligence().UseInMemoryLog(log => log.Partitions = 7).AddStreaming().AddCustomerProfiles().AddEventHandler<NamedHandler>();
        int count = services.Count;

        shop.AddStreaming().AddCustomerProfiles().AddEventHandler<NamedHandler>().UseInMemoryLog(log => log.Partitions = 9);

        services.Should().HaveCount(count + 1, "only the options of AddStreaming are checked once more")
            .And.ContainSingle(service => service.ServiceType == typeof(IHostedService));
        await using ServiceProvider provider = services.BuildServiceProvider();
        (await provider.GetRequiredService<IEventTransport>().DescribeAsync("t")).Partitions.Should().Be(9);
        provider.GetKeyedServices<IEventHandler>("").Select(handler => handler.Name).Should().Equal("profiles", "NamedHandler");
    }

    [Fact]
    public async Task All_wrong_options_are_told_together_with_their_values_when_the_host_starts()
    {
        using IHost host = Host(services => services.AddEcomIntelligence().AddStreaming(options =>
        {
            options.Topic = "a b";
            options.CommitInterval = TimeSpan.Zero;
            options.HandlerAttempts = 0;
            options.MaxRetryDelay = TimeSpan.FromMilliseconds(5);
            options.Json.TimeZone = "Mars/Olympus";
        }));

        OptionsValidationException error = (await host.Awaiting(it => it.StartAsync()).Should().ThrowAsync<OptionsValidationException>()).Which;

        error.Failures.Should().BeEquivalentTo(
            "Topic: 'a b' is not 1 to 249 letters, digits, dots, underscores or hyphens.",
            "CommitInterval: 00:00:00 is not from 00:00:00.001 to 00:01:00.",
            "HandlerAttempts: 0 is not from 1 to 100.",
            "TimeZone: 'Mars/Olympus' is not a time zone such as UTC or Africa/Accra.",
            "MaxRetryDelay: 00:00:00.0050000 is below RetryDelay, which is 00:00:00.1000000.");
    }

    [Fact]
    public void Options_come_from_the_configuration_by_name()
    {
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Streaming:Topic"] = "clicks",
            ["Streaming:CommitInterval"] = "00:00:00.250",
            ["Streaming:Misrouted"] = "Resend",
            ["Streaming:Json:MaxDepth"] = "9",
        }).Build();
        ServiceCollection services = new();
        services.AddEcomIntelligence().AddStreaming(configuration.GetSection("Streaming"));
        using ServiceProvider provider = services.BuildServiceProvider();

        StreamingOptions options = provider.GetRequiredService<IOptions<StreamingOptions>>().Value;

        (options.Topic, options.CommitInterval, options.Misrouted, options.Json.MaxDepth).Should().Be(("clicks", TimeSpan.FromMilliseconds(250), Misrouted.Resend, 9));
    }

    [Fact]
    public async Task A_processor_that_cannot_go_on_stops_the_host()
    {
        using IHost host = Host(services => services.AddEcomIntelligence().UseInMemoryLog(log => log.Partitions = 1).AddStreaming(options => options.MaxDeadLettersInARow = 1));
        await host.StartAsync(TestContext.Current.CancellationToken);
        TaskCompletionSource stopping = new(TaskCreationOptions.RunContinuationsAsynchronously);
        host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.Register(stopping.SetResult);

        host.Services.GetRequiredService<InMemoryLog>().SendTo(0, new OutgoingRecord("ecommerce_transactions", null, new byte[] { 1 }));

        await stopping.Task.WaitAsync(TestContext.Current.CancellationToken);
        await host.Invoking(it => it.StopAsync()).Should().NotThrowAsync<InvalidOperationException>();
    }

    [Fact]
    public async Task A_processor_that_cannot_go_on_leaves_the_host_alone_where_that_is_chosen()
    {
        using IHost host = Host(services => services.AddEcomIntelligence().UseInMemoryLog(log => log.Partitions = 1).AddStreaming(options =>
        {
            options.MaxDeadLettersInARow = 1;
            options.StopHostOnFailure = false;
        }));
        await host.StartAsync(TestContext.Current.CancellationToken);
        EventProcessor processor = host.Services.GetRequiredService<EventProcessor>();
        host.Services.GetRequiredService<InMemoryLog>().SendTo(0, new OutgoingRecord("ecommerce_transactions", null, new byte[] { 1 }));
        while (processor.Partitions.All(status => status.State != PartitionState.Failed))
        {
            await Task.Yield();
        }

        await processor.RetryAsync(0, TestContext.Current.CancellationToken);
        await processor.WaitUntilProcessedAsync(TestContext.Current.CancellationToken);

        host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.IsCancellationRequested.Should().BeFalse();
        await host.StopAsync(TestContext.Current.CancellationToken);
    }

    internal static IHost Host(Action<IServiceCollection> configure)
    {
        HostApplicationBuilder builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.ClearProviders();
        configure(builder.Services);
        return builder.Build();
    }

    private static ShopEvent Sale(string id) => new(id, ShopEventType.Transaction, DateTimeOffset.UnixEpoch)
    {
        CustomerId = "ama",
        Transaction = new Transaction(id, DateTimeOffset.UnixEpoch, "ama") { Total = 12 },
    };

    internal sealed class NamedHandler : IEventHandler
    {
        public ValueTask HandleAsync(EventContext context, CancellationToken cancellationToken) => ValueTask.CompletedTask;
    }
}
