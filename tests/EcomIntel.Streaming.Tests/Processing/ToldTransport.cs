namespace EcomIntel.Streaming.Tests;

/// <summary>A log whose group has come to an offset, whatever its members told, and whose topic may become another.</summary>
internal sealed class ToldTransport(IEventTransport transport) : IEventTransport
{
    public long? GroupOffset { get; set; }

    public Func<TopicDescription, TopicDescription>? Change { get; set; }

    public async ValueTask<TopicDescription> DescribeAsync(string topic, CancellationToken cancellationToken = default)
    {
        TopicDescription description = await transport.DescribeAsync(topic, cancellationToken);
        return Change is null ? description : Change(description);
    }

    public ValueTask<LogRange> GetRangeAsync(string topic, int partition, CancellationToken cancellationToken = default) => transport.GetRangeAsync(topic, partition, cancellationToken);

    public ValueTask<LogRecord?> ReadAsync(string topic, int partition, long offset, CancellationToken cancellationToken = default) => transport.ReadAsync(topic, partition, offset, cancellationToken);

    public ValueTask<long?> GetGroupOffsetAsync(string topic, string group, int partition, CancellationToken cancellationToken = default) => new(GroupOffset);

    public ValueTask<LogPosition> SendAsync(OutgoingRecord record, CancellationToken cancellationToken = default) => transport.SendAsync(record, cancellationToken);

    public IEventConsumer Subscribe(string topic, string group, IPartitionListener listener) => transport.Subscribe(topic, group, listener);
}
