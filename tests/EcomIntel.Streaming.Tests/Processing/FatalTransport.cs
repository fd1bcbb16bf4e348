namespace EcomIntel.Streaming.Tests;

/// <summary>A log whose members fail as often as is told, and at last for good.</summary>
internal sealed class FatalTransport(IEventTransport transport, int failuresBefore) : IEventTransport
{
    public int Members { get; private set; }

    public ValueTask<TopicDescription> DescribeAsync(string topic, CancellationToken cancellationToken = default) => transport.DescribeAsync(topic, cancellationToken);

    public ValueTask<LogRange> GetRangeAsync(string topic, int partition, CancellationToken cancellationToken = default) => transport.GetRangeAsync(topic, partition, cancellationToken);

    public ValueTask<LogRecord?> ReadAsync(string topic, int partition, long offset, CancellationToken cancellationToken = default) => transport.ReadAsync(topic, partition, offset, cancellationToken);

    public ValueTask<long?> GetGroupOffsetAsync(string topic, string group, int partition, CancellationToken cancellationToken = default) => transport.GetGroupOffsetAsync(topic, group, partition, cancellationToken);

    public ValueTask<LogPosition> SendAsync(OutgoingRecord record, CancellationToken cancellationToken = default) => transport.SendAsync(record, cancellationToken);

    public IEventConsumer Subscribe(string topic, string group, IPartitionListener listener)
    {
        Members++;
        return new Member(Members > failuresBefore ? new TransportFatalException("Another process has this member's name.") : new IOException("The client broke."));
    }

    private sealed class Member(Exception failure) : IEventConsumer
    {
        public Task RunAsync(CancellationToken cancellationToken) => Task.FromException(failure);

        public void Start(int partition, long offset)
        {
        }

        public void Hold(int partition)
        {
        }

        public void Release(int partition)
        {
        }

        public void Committed(int partition, long nextOffset)
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
