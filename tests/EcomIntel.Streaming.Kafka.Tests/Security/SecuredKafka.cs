using Confluent.Kafka;
using Confluent.Kafka.Admin;
using EcomIntel.Kafka.Harness;

namespace EcomIntel.Streaming.Kafka.Tests;

/// <summary>A broker that talks to clients by TLS alone and wants to know who they are.</summary>
public sealed class SecuredKafka : IAsyncDisposable
{
    public const string User = "shop";
    public const string UserPassword = "till-secret";

    private readonly TestAuthority _authority = new();
    private readonly Lazy<Task<KafkaCluster>> _cluster;

    public SecuredKafka() => _cluster = new Lazy<Task<KafkaCluster>>(StartAsync);

    /// <summary>A topic that is reached with the right secrets, unless told otherwise.</summary>
    public async Task<TestTopic> TopicAsync(SaslMechanism mechanism, Action<KafkaOptions>? configure = null)
    {
        Assert.SkipWhen(KafkaCluster.UnavailableReason is not null, KafkaCluster.UnavailableReason ?? "");
        Assert.SkipWhen(KafkaCluster.IsExternal, "a running broker has a security of its own");
        KafkaCluster cluster = await _cluster.Value;
        string name = SharedKafka.NewName();
        await cluster.CreateTopicAsync(name, 2, cancellationToken: TestContext.Current.CancellationToken);
        return new TestTopic(cluster, name, options =>
        {
            options.SecurityProtocol = SecurityProtocol.SaslSsl;
            options.SaslMechanism = mechanism;
            options.SaslUsername = User;
            options.SaslPassword = UserPassword;
            options.SslCaLocation = _authority.AuthorityFile;
            options.RequestTimeout = TimeSpan.FromSeconds(3);
            configure?.Invoke(options);
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (_cluster.IsValueCreated)
        {
            await (await _cluster.Value).DisposeAsync();
        }

        _authority.Dispose();
    }

    private async Task<KafkaCluster> StartAsync()
    {
        KafkaCluster cluster = await KafkaCluster.StartAsync(settings: new Dictionary<string, string>
        {
            ["listener.security.protocol.map"] = "CLIENT:SASL_SSL,INSIDE:PLAINTEXT,CONTROLLER:PLAINTEXT",
            ["ssl.keystore.type"] = "PKCS12",
            ["ssl.keystore.location"] = _authority.KeystoreFile,
            ["ssl.keystore.password"] = TestAuthority.Password,
            ["ssl.key.password"] = TestAuthority.Password,
            ["listener.name.client.sasl.enabled.mechanisms"] = "PLAIN,SCRAM-SHA-512",
            ["listener.name.client.plain.sasl.jaas.config"] = $"org.apache.kafka.common.security.plain.PlainLoginModule required user_{User}=\"{UserPassword}\";",
            ["listener.name.client.scram-sha-512.sasl.jaas.config"] = "org.apache.kafka.common.security.scram.ScramLoginModule required;",
        });
        UserScramCredentialUpsertion user = new()
        {
            User = User,
            Password = System.Text.Encoding.UTF8.GetBytes(UserPassword),
            Salt = System.Security.Cryptography.RandomNumberGenerator.GetBytes(16),
            ScramCredentialInfo = new ScramCredentialInfo { Mechanism = ScramMechanism.ScramSha512, Iterations = 4_096 },
        };
        await cluster.Admin.AlterUserScramCredentialsAsync([user]);
        return cluster;
    }
}
