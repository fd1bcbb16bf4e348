using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace EcomIntel.Streaming.PostgreSql.Tests;

public class UsePostgreSqlStoreTests(PostgresServer server)
{
    [Fact]
    public async Task A_profile_is_read_by_a_host_that_works_on_nothing()
    {
        string topic = "t" + Guid.NewGuid().ToString("N");
        using IHost worker = Host(services => services.AddEcomIntelligence().AddStreaming(options => options.Topic = topic).AddCustomerProfiles().UsePostgreSqlStore(Configure));
        await worker.StartAsync(TestContext.Current.CancellationToken);
        await worker.Services.GetRequiredService<IEventSender>().SendAsync(new ShopEvent("t1", ShopEventType.Transaction, DateTimeOffset.UnixEpoch)
        {
            CustomerId = "ama",
            Transaction = new Transaction("t1", DateTimeOffset.UnixEpoch, "ama") { Total = 12 },
        });
        await worker.Services.GetRequiredService<EventProcessor>().WaitUntilProcessedAsync(TestContext.Current.CancellationToken);
        using IHost reader = Host(services => services.AddEcomIntelligence().AddStreaming(options => options.Topic = topic).AddCustomerProfiles().UsePostgreSqlStore(Configure));

        (await reader.Services.GetRequiredService<ICustomerProfiles>().GetAsync("ama"))!.TotalSpend.Should().Be(12);
        (await server.ExecuteAsync($"SELECT count(*) FROM {server.Schema}.partitions WHERE state = '{topic}.ecomintel'")).Should().Be(4L);
        await worker.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Options_come_from_the_configuration_and_the_last_choice_of_a_store_stands()
    {
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection([new("State:ConnectionString", "Host=db;Password=geheim42"), new("State:Schema", "shop"), new("State:StateName", "mine"), new("State:SilenceTimeout", "00:00:20")]).Build();
        ServiceCollection services = new();
        services.AddEcomIntelligence("north").UseInMemoryStore().AddStreaming().UsePostgreSqlStore(configuration.GetSection("State"));
        await using ServiceProvider provider = services.BuildServiceProvider();

        provider.GetRequiredKeyedService<IStateStore>("north").Should().BeSameAs(provider.GetRequiredKeyedService<PostgreSqlStore>("north"));
        provider.GetRequiredService<IOptionsMonitor<PostgreSqlStoreOptions>>().Get("north").Should().BeEquivalentTo(
            new PostgreSqlStoreOptions { ConnectionString = "Host=db;Password=geheim42", Schema = "shop", StateName = "mine", SilenceTimeout = TimeSpan.FromSeconds(20) });
    }

    [Fact]
    public async Task All_wrong_options_are_told_together_with_their_values_when_the_host_starts()
    {
        using IHost host = Host(services => services.AddEcomIntelligence().AddStreaming().UsePostgreSqlStore(options =>
        {
            options.Schema = "Shop";
            options.StateName = "a b";
            options.LockTimeout = TimeSpan.Zero;
            options.CommandTimeout = TimeSpan.Zero;
            options.SilenceTimeout = TimeSpan.Zero;
        }));

        (await host.Awaiting(it => it.StartAsync(TestContext.Current.CancellationToken)).Should().ThrowAsync<OptionsValidationException>())
            .Which.Failures.Should().SatisfyRespectively(
                failure => failure.Should().Contain("ConnectionString"),
                failure => failure.Should().Contain("'Shop' is not 1 to 63"),
                failure => failure.Should().Contain("'a b' is not 1 to 200"),
                failure => failure.Should().Contain("00:00:00 is not from 00:00:00.001"),
                failure => failure.Should().Contain("00:00:00 is not from 00:00:01"),
                failure => failure.Should().Contain("00:00:00 is not from 00:00:03"));
    }

    [Theory]
    [InlineData("Host=db;Passwrd=geheim42", "*'passwrd' is no keyword*")]
    [InlineData("Host=db;Port=geheim42", "*'port' is no keyword of it, or has a value*")]
    [InlineData("geheim42", "*not a list of Keyword=Value*")]
    [InlineData("Password=geheim42", "*names no Host*")]
    public void A_connection_string_that_cannot_be_read_is_refused_without_being_shown(string connectionString, string message)
    {
        string told = FluentActions.Invoking(() => new PostgreSqlStore(new PostgreSqlStoreOptions { ConnectionString = connectionString }))
            .Should().Throw<ArgumentException>().WithMessage(message).Which.ToString();

        told.Should().NotContain("geheim42");
    }

    private void Configure(PostgreSqlStoreOptions options) => (options.ConnectionString, options.Schema) = (server.ConnectionString, server.Schema);

    private static IHost Host(Action<IServiceCollection> configure)
    {
        HostApplicationBuilder builder = new(new HostApplicationBuilderSettings { DisableDefaults = true });
        configure(builder.Services);
        return builder.Build();
    }
}
