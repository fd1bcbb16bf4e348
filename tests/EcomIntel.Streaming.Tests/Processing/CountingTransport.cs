namespace EcomIntel.Streaming.Tests;

/// <summary>Counts what is delivered, and tells when a partition is held back.</summary>
internal sealed class CountingTransport(IEventTransport transport) : IEventTransport
{
    private long _delivered;

    public long Delivered => Interlocked.Read(ref _delivered);

    public TaskCompletionSource Held { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ValueTask<TopicDescription> DescribeAsync(string topic, CancellationToken cancellationToken = default) => transport.DescribeAsync(topic, cancellationToken);

    public ValueTask<LogRange> GetRangeAsync(string topic, int partition, CancellationToken cancellationToken = default) => transport.GetRangeAsync(topic, partition, cancellationToken);

    public ValueTask<LogRecord?> ReadAsync(string topic, int partition, long offset, CancellationToken cancellationToken = default) => transport.ReadAsync(topic, partition, offset, cancellationToken);

    public ValueTask<long?> GetGroupOffsetAsync(string topic, string group, int partition, CancellationToken cancellationToken = default) => transport.GetGroupOffsetAsync(topic, group, partition, cancellationToken);

    public ValueTask<LogPosition> SendAsync(OutgoingRecord record, CancellationToken cancellationToken = default) => transport.SendAsync(record, cancellationToken);

    public IEventConsumer Subscribe(string topic, string group, IPartitionListener listener) => new Consumer(transport.Subscribe(topic, group, new Listener(this, listener)), this);

    private sealed class Listener(CountingTransport counts, IPartitionListener listener) : IPartitionListener
    {
        public void Assigned(IReadOnlyList<int> partitions) => listener.Assigned(partitions);

        public void Received(LogBatch batch)
        {
            Interlocked.Add(ref counts._delivered, batch.Records.Length);
            listener.Received(batch);
        }

        public ValueTask RevokedAsync(int partition) => listener.RevokedAsync(partition);

        public ValueTask LostAsync(int partition) => listener.LostAsync(partition);

        public void Failed(int partition, Exception cause) => listener.Failed(partition, cause);
    }

    private sealed class Consumer(IEventConsumer consumer, CountingTransport counts) : IEventConsumer
    {
        public Task RunAsync(CancellationToken cancellationToken) => consumer.RunAsync(cancellationToken);

        public void Start(int partition, long offset) => consumer.Start(partition, offset);

        public void Hold(int partition)
        {
            consumer.Hold(partition);
            counts.Held.TrySetResult();
        }

        public void Release(int partition) => consumer.Release(partition);

        public void Committed(int partition, long nextOffset) => consumer.Committed(partition, nextOffset);

        public ValueTask DisposeAsync() => consumer.DisposeAsync();
    }
}
