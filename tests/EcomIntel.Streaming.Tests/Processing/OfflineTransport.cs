namespace EcomIntel.Streaming.Tests;

/// <summary>A transport one of whose topics cannot be written to for a while.</summary>
internal sealed class OfflineTransport(IEventTransport transport, string topic) : IEventTransport
{
    private volatile bool _isOnline;

    public bool IsOnline
    {
        get => _isOnline;
        set => _isOnline = value;
    }

    public ValueTask<TopicDescription> DescribeAsync(string topic, CancellationToken cancellationToken = default) => transport.DescribeAsync(topic, cancellationToken);

    public ValueTask<LogRange> GetRangeAsync(string topic, int partition, CancellationToken cancellationToken = default) => transport.GetRangeAsync(topic, partition, cancellationToken);

    public ValueTask<LogRecord?> ReadAsync(string topic, int partition, long offset, CancellationToken cancellationToken = default) => transport.ReadAsync(topic, partition, offset, cancellationToken);

    public ValueTask<long?> GetGroupOffsetAsync(string topic, string group, int partition, CancellationToken cancellationToken = default) => transport.GetGroupOffsetAsync(topic, group, partition, cancellationToken);

    public ValueTask<LogPosition> SendAsync(OutgoingRecord record, CancellationToken cancellationToken = default) =>
        record.Topic == topic && !IsOnline ? throw new IOException("The topic is away.") : transport.SendAsync(record, cancellationToken);

    public IEventConsumer Subscribe(string topic, string group, IPartitionListener listener) => transport.Subscribe(topic, group, listener);
}
