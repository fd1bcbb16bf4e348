using System.Diagnostics;
using EcomIntel.Streaming;

namespace EcomIntel.Benchmarks;

/// <summary>A transport that notes when its first records were delivered, so that joining the group is not measured.</summary>
internal sealed class FirstDelivery(IEventTransport transport) : IEventTransport
{
    private long _at;

    /// <summary>The time stamp of the first delivery; 0 before it.</summary>
    public long At => Volatile.Read(ref _at);

    public ValueTask<TopicDescription> DescribeAsync(string topic, CancellationToken cancellationToken = default) => transport.DescribeAsync(topic, cancellationToken);

    public ValueTask<LogRange> GetRangeAsync(string topic, int partition, CancellationToken cancellationToken = default) => transport.GetRangeAsync(topic, partition, cancellationToken);

    public ValueTask<LogRecord?> ReadAsync(string topic, int partition, long offset, CancellationToken cancellationToken = default) => transport.ReadAsync(topic, partition, offset, cancellationToken);

    public ValueTask<long?> GetGroupOffsetAsync(string topic, string group, int partition, CancellationToken cancellationToken = default) =>
        transport.GetGroupOffsetAsync(topic, group, partition, cancellationToken);

    public ValueTask<LogPosition> SendAsync(OutgoingRecord record, CancellationToken cancellationToken = default) => transport.SendAsync(record, cancellationToken);

    public IEventConsumer Subscribe(string topic, string group, IPartitionListener listener) => transport.Subscribe(topic, group, new Listener(this, listener));

    private sealed class Listener(FirstDelivery noted, IPartitionListener listener) : IPartitionListener
    {
        public void Assigned(IReadOnlyList<int> partitions) => listener.Assigned(partitions);

        public void Received(LogBatch batch)
        {
            if (noted.At == 0 && batch.Records.Length > 0)
            {
                Interlocked.CompareExchange(ref noted._at, Stopwatch.GetTimestamp(), 0);
            }

            listener.Received(batch);
        }

        public ValueTask RevokedAsync(int partition) => listener.RevokedAsync(partition);

        public ValueTask LostAsync(int partition) => listener.LostAsync(partition);

        public void Failed(int partition, Exception error) => listener.Failed(partition, error);
    }
}
