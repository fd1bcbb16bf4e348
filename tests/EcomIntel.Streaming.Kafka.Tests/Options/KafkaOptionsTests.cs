using Confluent.Kafka;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace EcomIntel.Streaming.Kafka.Tests;

public sealed class KafkaOptionsTests
{
    [Theory]
    [InlineData("", "BootstrapServers: '' is not host:port, or several with commas between them.")]
    [InlineData("broker", "BootstrapServers: 'broker' is not host:port")]
    [InlineData("broker:9093,broker:0", "BootstrapServers: 'broker:9093,broker:0' is not host:port")]
    public void Brokers_need_host_and_port(string servers, string message) => Refusal(options => options.BootstrapServers = servers).Should().Contain(message);

    [Theory]
    [InlineData("localhost:9092", SecurityProtocol.Plaintext)]
    [InlineData("127.0.0.1:9092,[::1]:9092", SecurityProtocol.Plaintext)]
    [InlineData("127.0.0.1:9092,broker:9092", SecurityProtocol.Ssl)]
    [InlineData("10.0.0.7:9092", SecurityProtocol.Ssl)]
    public void Connections_are_protected_unless_they_stay_on_the_machine(string servers, SecurityProtocol protocol) =>
        new ClientSettings(new KafkaOptions { BootstrapServers = servers }).Admin().SecurityProtocol.Should().Be(protocol);

    [Fact]
    public void A_password_makes_it_sasl() =>
        new ClientSettings(new KafkaOptions { BootstrapServers = "broker:9093", SaslMechanism = SaslMechanism.Plain }).Producer(isAlone: false).SecurityProtocol.Should().Be(SecurityProtocol.SaslSsl);

    [Fact]
    public void Unprotected_connections_to_other_machines_must_be_allowed()
    {
        Refusal(options => options.SecurityProtocol = SecurityProtocol.Plaintext).Should()
            .Contain("SecurityProtocol: Plaintext would send events, and any password, unprotected to 'broker:9093'; use Ssl or SaslSsl, or set AllowPlaintext.");
        Refusal(options =>
        {
            options.SecurityProtocol = SecurityProtocol.Plaintext;
            options.AllowPlaintext = true;
        }).Should().BeEmpty();
    }

    [Fact]
    public void All_mistakes_are_told_together() => Refusal(options =>
    {
        options.GroupProtocol = GroupProtocol.Consumer;
        options.SessionTimeout = TimeSpan.FromSeconds(10);
        options.Assignor = PartitionAssignmentStrategy.Range;
        options.SaslMechanism = SaslMechanism.ScramSha512;
        options.Settings["isolation.level"] = "read_uncommitted";
        options.Settings["linger.ms"] = "7";
        options.Settings["dotnet.consumer.consume.result.fields"] = "none";
    }).Should().ContainAll(
        "SessionTimeout: 00:00:10 is of the classic protocol",
        "Assignor: Range is of the classic protocol",
        "SaslUsername, SaslPassword: must be set with ScramSha512.",
        "Settings: 'isolation.level' cannot be set: exactly-once effects rest on it.",
        "Settings: 'linger.ms' cannot be set: it is Linger.",
        "Settings: 'dotnet.consumer.consume.result.fields' cannot be set");

    [Fact]
    public void A_session_is_not_longer_than_the_poll_interval() => Refusal(options =>
    {
        options.SessionTimeout = TimeSpan.FromMinutes(2);
        options.MaxPollInterval = TimeSpan.FromMinutes(1);
    }).Should().Be("SessionTimeout: 00:02:00 is not from 00:00:01 to MaxPollInterval, which is 00:01:00.");

    [Fact]
    public void Other_settings_reach_the_client_and_unknown_ones_are_told()
    {
        KafkaOptions options = new() { BootstrapServers = "localhost:1" };
        options.Settings["compression.type"] = "lz4";
        new ClientSettings(options).Producer(isAlone: false).CompressionType.Should().Be(CompressionType.Lz4);

        options.Settings["compresion.type"] = "lz4";
        FluentActions.Invoking(() => new KafkaTransport(options)).Should().Throw<ArgumentException>().WithMessage("*compresion.type*");
    }

    [Fact]
    public void No_secret_is_shown()
    {
        KafkaOptions options = new() { BootstrapServers = "broker:9093", SaslMechanism = SaslMechanism.Plain, SaslUsername = "shop", SaslPassword = "secret-1", SslKeyPassword = "secret-2" };

        options.ToString().Should().Be("Kafka at broker:9093 as shop, SaslSsl");
    }

    [Fact]
    public async Task A_host_is_told_of_mistakes_when_it_starts()
    {
        HostApplicationBuilder app = Host.CreateApplicationBuilder();
        app.Services.AddEcomIntelligence().AddStreaming().UseKafka(kafka => kafka.Linger = TimeSpan.FromHours(1));
        using IHost host = app.Build();

        Func<Task> start = () => host.StartAsync(TestContext.Current.CancellationToken);
        (await start.Should().ThrowAsync<OptionsValidationException>()).Which.Failures.Should().HaveCount(2);
    }

    [Fact]
    public async Task Options_come_from_the_configuration_by_the_shops_name()
    {
        IConfigurationRoot configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Kafka:BootstrapServers"] = "broker:9093",
            ["Kafka:GroupProtocol"] = "Consumer",
            ["Kafka:SecurityProtocol"] = "SaslSsl",
            ["Kafka:SaslMechanism"] = "ScramSha256",
            ["Kafka:SaslUsername"] = "shop",
            ["Kafka:SaslPassword"] = "secret",
            ["Kafka:Linger"] = "00:00:00.020",
            ["Kafka:Settings:compression.type"] = "zstd",
        }).Build();
        ServiceCollection services = new();
        services.AddEcomIntelligence("north").UseKafka(configuration.GetSection("Kafka")).UseKafka(configuration.GetSection("Kafka"));
        services.AddEcomIntelligence("south").AddStreaming().UseKafka(kafka => kafka.BootstrapServers = "localhost:9092");
        await using ServiceProvider provider = services.BuildServiceProvider();

        KafkaOptions north = provider.GetRequiredService<IOptionsMonitor<KafkaOptions>>().Get("north");
        north.Should().BeEquivalentTo(new
        {
            BootstrapServers = "broker:9093",
            GroupProtocol = GroupProtocol.Consumer,
            SecurityProtocol = SecurityProtocol.SaslSsl,
            SaslMechanism = SaslMechanism.ScramSha256,
            Linger = TimeSpan.FromMilliseconds(20),
        });
        north.Settings.Should().Equal(new Dictionary<string, string> { ["compression.type"] = "zstd" });
        services.Count(service => service.ServiceType == typeof(KafkaTransport)).Should().Be(2);
        provider.GetRequiredKeyedService<IEventTransport>("south").Should().BeOfType<KafkaTransport>().And.BeSameAs(provider.GetRequiredKeyedService<KafkaTransport>("south"));
    }

    private static string Refusal(Action<KafkaOptions> change)
    {
        KafkaOptions options = new() { BootstrapServers = "broker:9093" };
        change(options);
        try
        {
            using KafkaTransport transport = new(options);
            return "";
        }
        catch (ArgumentException error)
        {
            return error.Message.Replace(" (Parameter 'options')", "", StringComparison.Ordinal);
        }
    }
}
