namespace EcomIntel.Streaming.Tests;

/// <summary>A log that takes every seventh record of one topic only at the second try.</summary>
internal sealed class FlakyTransport(IEventTransport transport, string topic) : IEventTransport
{
    private int _sends;

    public int Failures { get; private set; }

    public ValueTask<TopicDescription> DescribeAsync(string topic, CancellationToken cancellationToken = default) => transport.DescribeAsync(topic, cancellationToken);

    public ValueTask<LogRange> GetRangeAsync(string topic, int partition, CancellationToken cancellationToken = default) => transport.GetRangeAsync(topic, partition, cancellationToken);

    public ValueTask<LogRecord?> ReadAsync(string topic, int partition, long offset, CancellationToken cancellationToken = default) => transport.ReadAsync(topic, partition, offset, cancellationToken);

    public ValueTask<long?> GetGroupOffsetAsync(string topic, string group, int partition, CancellationToken cancellationToken = default) => transport.GetGroupOffsetAsync(topic, group, partition, cancellationToken);

    public async ValueTask<LogPosition> SendAsync(OutgoingRecord record, CancellationToken cancellationToken = default)
    {
        if (record.Topic == topic && ++_sends % 7 == 0)
        {
            Failures++;
            await Task.Yield();
            throw new IOException("Not now.");
        }

        return await transport.SendAsync(record, cancellationToken);
    }

    public IEventConsumer Subscribe(string topic, string group, IPartitionListener listener) => transport.Subscribe(topic, group, listener);
}
