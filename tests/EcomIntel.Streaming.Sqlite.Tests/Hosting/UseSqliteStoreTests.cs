using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace EcomIntel.Streaming.Sqlite.Tests;

public sealed class UseSqliteStoreTests : IAsyncDisposable
{
    private readonly StateFolder _folder = new();

    public ValueTask DisposeAsync() => _folder.DisposeAsync();

    [Fact]
    public async Task A_profile_survives_the_host_in_files_called_by_topic_and_group()
    {
        InMemoryLog log = new();
        await RunAsync(log, async services => await services.GetRequiredService<IEventSender>().SendAsync(Sale("t1")));

        CustomerProfile? profile = null;
        await RunAsync(log, async services =>
        {
            await services.GetRequiredService<EventProcessor>().WaitUntilProcessedAsync(TestContext.Current.CancellationToken);
            profile = await services.GetRequiredService<ICustomerProfiles>().GetAsync("ama");
        });

        profile!.TotalSpend.Should().Be(12);
        Directory.GetFiles(_folder.Path, "ecommerce_transactions.ecomintel.?.sqlite").Should().HaveCount(4);
    }

    [Fact]
    public async Task Options_come_from_the_configuration_and_the_last_choice_of_a_store_stands()
    {
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection([new("State:Directory", _folder.Path), new("State:StateName", "mine"), new("State:LockTimeout", "00:00:01")]).Build();
        ServiceCollection services = new();
        services.AddEcomIntelligence("north").UseSqliteStore(configuration.GetSection("State")).AddStreaming().UseInMemoryStore().UseSqliteStore();
        await using ServiceProvider provider = services.BuildServiceProvider();

        provider.GetRequiredKeyedService<IStateStore>("north").Should().BeSameAs(provider.GetRequiredKeyedService<SqliteStore>("north"));
        provider.GetRequiredService<IOptionsMonitor<SqliteStoreOptions>>().Get("north").Should().BeEquivalentTo(
            new SqliteStoreOptions { Directory = _folder.Path, StateName = "mine", LockTimeout = TimeSpan.FromSeconds(1) });
    }

    [Fact]
    public async Task All_wrong_options_are_told_together_with_their_values_when_the_host_starts()
    {
        using IHost host = Host(services => services.AddEcomIntelligence().AddStreaming().UseSqliteStore(options =>
        {
            options.Directory = "";
            options.StateName = "a/b";
            options.LockTimeout = TimeSpan.FromMinutes(2);
            options.MaxFileBytes = -1;
        }));

        (await host.Awaiting(it => it.StartAsync(TestContext.Current.CancellationToken)).Should().ThrowAsync<OptionsValidationException>())
            .Which.Failures.Should().SatisfyRespectively(
                failure => failure.Should().Contain("Directory"),
                failure => failure.Should().Contain("'a/b' is not 1 to 200"),
                failure => failure.Should().Contain("00:02:00 is not from 00:00:00 to 00:01:00"),
                failure => failure.Should().Contain("-1 is not from 0"));
    }

    [Fact]
    public void A_store_without_a_host_checks_its_options_too() =>
        FluentActions.Invoking(() => new SqliteStore(new SqliteStoreOptions { StateName = "" })).Should().Throw<ArgumentException>().WithMessage("*'' is not 1 to 200*");

    [Fact]
    public async Task A_store_that_is_disposed_says_so()
    {
        SqliteStore store = _folder.Store();
        await store.DisposeAsync();
        await store.DisposeAsync();

        await store.Awaiting(it => it.GetPositionAsync(0).AsTask()).Should().ThrowAsync<ObjectDisposedException>();
    }

    private async Task RunAsync(InMemoryLog log, Func<IServiceProvider, Task> use)
    {
        using IHost host = Host(services =>
        {
            services.AddEcomIntelligence().AddStreaming().AddCustomerProfiles().UseSqliteStore(options => options.Directory = _folder.Path);
            services.AddKeyedSingleton<IEventTransport>("", log);
        });
        await host.StartAsync(TestContext.Current.CancellationToken);
        await use(host.Services);
        await host.Services.GetRequiredService<EventProcessor>().WaitUntilProcessedAsync(TestContext.Current.CancellationToken);
        await host.StopAsync(TestContext.Current.CancellationToken);
    }

    private static ShopEvent Sale(string id) => new(id, ShopEventType.Transaction, DateTimeOffset.UnixEpoch)
    {
        CustomerId = "ama",
        Transaction = new Transaction(id, DateTimeOffset.UnixEpoch, "ama") { Total = 12 },
    };

    private static IHost Host(Action<IServiceCollection> configure)
    {
        HostApplicationBuilder builder = new(new HostApplicationBuilderSettings { DisableDefaults = true });
        configure(builder.Services);
        return builder.Build();
    }
}
