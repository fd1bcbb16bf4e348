using Confluent.Kafka;

namespace EcomIntel.Streaming.Kafka;

/// <summary>Makes the clients of a transport.</summary>
internal sealed class KafkaClients(KafkaOptions options, TimeProvider timeProvider, KafkaLog log)
{
    private readonly ClientSettings _settings = new(options);

    public KafkaOptions Options { get; } = options;

    public TimeProvider TimeProvider { get; } = timeProvider;

    public KafkaLog Log { get; } = log;

    /// <summary>What the clients last said of their connections.</summary>
    public ConnectionTrouble Trouble { get; } = new(timeProvider);

    public IAdminClient Admin(Action<Error> failed) => new AdminClientBuilder(_settings.Admin())
        .SetLogHandler((_, message) => Log.Client(message))
        .SetErrorHandler((client, error) =>
        {
            Note(client, error);
            failed(error);
        })
        .Build();

    public IConsumer<int, int> Member(string group, Scratch scratch, RebalanceHandlers handlers, Action<Error> failed) => Consumer(_settings.Member(group), scratch)
        .SetPartitionsAssignedHandler(handlers.Assigned)
        .SetPartitionsRevokedHandler((_, partitions) => handlers.Revoked(partitions))
        .SetPartitionsLostHandler((_, partitions) => handlers.Lost(partitions))
        .SetErrorHandler((client, error) =>
        {
            Note(client, error);
            failed(error);
        })
        .Build();

    /// <summary>A consumer that joins no group.</summary>
    /// <param name="scratch">Where the bytes of a record go.</param>
    /// <param name="group">The group whose offsets it can ask for; null where it is not to ask.</param>
    public IConsumer<int, int> Reader(Scratch scratch, string? group = null) => Consumer(_settings.Reader(group), scratch)
        .SetErrorHandler(Note)
        .Build();

    public IProducer<byte[]?, byte[]?> Producer(bool isAlone, Action<Error> failed) => new ProducerBuilder<byte[]?, byte[]?>(_settings.Producer(isAlone))
        .SetKeySerializer(Serializers.ByteArray)
        .SetValueSerializer(Serializers.ByteArray)
        .SetLogHandler((_, message) => Log.Client(message))
        .SetErrorHandler((client, error) =>
        {
            Note(client, error);
            failed(error);
        })
        .Build();

    private void Note(IClient client, Error error)
    {
        Log.ClientError(client.Name, error.Code, error.Reason);
        Trouble.Note(error);
    }

    private ConsumerBuilder<int, int> Consumer(ConsumerConfig config, Scratch scratch) => new ConsumerBuilder<int, int>(config)
        .SetKeyDeserializer(scratch.Key)
        .SetValueDeserializer(scratch.Value)
        .SetLogHandler((_, message) => Log.Client(message));
}
