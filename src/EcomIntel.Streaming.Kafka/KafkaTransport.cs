using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace EcomIntel.Streaming.Kafka;

/// <summary>
/// Apache Kafka as the log of events: an idempotent producer and members of consumer groups of either protocol, reading only what is committed. Makes its
/// clients when they are needed and anew when they cannot go on. A singleton; safe for any thread.
/// </summary>
public sealed class KafkaTransport : IEventTransport, IAsyncDisposable, IDisposable
{
    private readonly KafkaClients _clients;
    private readonly KafkaProducer _producer;
    private readonly RecordReader _reader;
    private readonly GroupOffsets _groups;
    private readonly Lazy<TopicAdmin> _admin;
    private int _isDisposed;

    /// <summary>Makes a transport. Nothing is connected to before it is used.</summary>
    /// <param name="options">Where Kafka is and how it is used.</param>
    /// <param name="timeProvider">The clock for waits; the system's where null. Kafka's client keeps time by itself.</param>
    /// <param name="logger">Where to log; nowhere if null.</param>
    /// <exception cref="ArgumentException">Options have values they cannot have; the message names all of them.</exception>
    public KafkaTransport(KafkaOptions options, TimeProvider? timeProvider = null, ILogger<KafkaTransport>? logger = null)
    {
        OptionsErrors.ThrowIfInvalid(new KafkaOptionsValidator(), options);
        OptionsErrors.ThrowIfInvalid(new KafkaOptionsRules(), options);
        new ClientSettings(options).ThrowIfUnknown();
        _clients = new KafkaClients(options, timeProvider ?? TimeProvider.System, new KafkaLog(logger ?? NullLogger<KafkaTransport>.Instance));
        _producer = new KafkaProducer(_clients);
        _reader = new RecordReader(_clients);
        _groups = new GroupOffsets(_clients);
        _admin = new Lazy<TopicAdmin>(() => new TopicAdmin(_clients));
    }

    /// <inheritdoc/>
    /// <exception cref="KafkaTransportException">There is no such topic, or the brokers could not be asked.</exception>
    public ValueTask<TopicDescription> DescribeAsync(string topic, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(topic);
        return _admin.Value.DescribeAsync(topic, cancellationToken);
    }

    /// <inheritdoc/>
    /// <exception cref="KafkaTransportException">The brokers could not be asked.</exception>
    public ValueTask<LogRange> GetRangeAsync(string topic, int partition, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(topic);
        ArgumentOutOfRangeException.ThrowIfNegative(partition);
        return _admin.Value.GetRangeAsync(topic, partition, cancellationToken);
    }

    /// <inheritdoc/>
    /// <exception cref="KafkaTransportException">The brokers could not be asked.</exception>
    public ValueTask<LogRecord?> ReadAsync(string topic, int partition, long offset, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(topic);
        ArgumentOutOfRangeException.ThrowIfNegative(partition);
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        return _reader.ReadAsync(topic, partition, offset, cancellationToken);
    }

    /// <inheritdoc/>
    /// <exception cref="KafkaTransportException">The brokers could not be asked.</exception>
    public ValueTask<long?> GetGroupOffsetAsync(string topic, string group, int partition, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(topic);
        ArgumentException.ThrowIfNullOrEmpty(group);
        ArgumentOutOfRangeException.ThrowIfNegative(partition);
        return _groups.GetAsync(topic, group, partition, cancellationToken);
    }

    /// <inheritdoc/>
    /// <exception cref="KafkaTransportException">The record was not acknowledged in time; it may be in the log.</exception>
    public ValueTask<LogPosition> SendAsync(OutgoingRecord record, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(record);
        return _producer.SendAsync(record, cancellationToken);
    }

    /// <summary>Sends records without waiting for each: those of a key keep their order. Waits for room while too many are on their way.</summary>
    /// <param name="records">The records; their bytes must stay as they are until the task ends.</param>
    /// <param name="cancellationToken">Stops the wait; records may be sent all the same.</param>
    /// <returns>A task that ends when the log holds all of them safely; with the first failure where there is any, and then others may be in the log.</returns>
    /// <exception cref="RecordTooLargeException">The log takes no record of this size; those behind it were not sent.</exception>
    /// <exception cref="KafkaTransportException">A record was not acknowledged in time.</exception>
    public ValueTask SendAsync(IReadOnlyList<OutgoingRecord> records, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(records);
        return _producer.SendAsync(records, cancellationToken);
    }

    /// <summary>Waits until it is known of every record sent before whether the log holds it.</summary>
    /// <param name="cancellationToken">Stops the wait.</param>
    /// <returns>A task that ends when no outcome is open.</returns>
    public Task FlushAsync(CancellationToken cancellationToken = default) => _producer.FlushAsync(cancellationToken);

    /// <inheritdoc/>
    public IEventConsumer Subscribe(string topic, string group, IPartitionListener listener)
    {
        ArgumentException.ThrowIfNullOrEmpty(topic);
        ArgumentException.ThrowIfNullOrEmpty(group);
        ArgumentNullException.ThrowIfNull(listener);
        return new KafkaConsumer(_clients, topic, group, listener);
    }

    /// <summary>Waits up to 10 s for the outcome of what was sent, and closes all clients but those of members, which their owners dispose.</summary>
    /// <returns>A task that ends when all is closed.</returns>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) == 1)
        {
            return;
        }

        await _producer.DisposeAsync().ConfigureAwait(false);
        _reader.Dispose();
        if (_admin.IsValueCreated)
        {
            _admin.Value.Dispose();
        }
    }

    /// <summary>The same as <see cref="DisposeAsync"/>, for owners that cannot wait otherwise.</summary>
    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();
}
