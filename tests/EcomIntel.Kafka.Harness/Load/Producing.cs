using Confluent.Kafka;
using EcomIntel.Streaming;

namespace EcomIntel.Kafka.Harness;

/// <summary>Produces records at an even pace, with a plain client of its own: what is tested does not make its own evidence.</summary>
public sealed class Producing : IAsyncDisposable
{
    private readonly IProducer<byte[]?, byte[]> _producer;
    private readonly string _topic;
    private readonly int _partitions;
    private readonly List<(long Count, TaskCompletionSource Reached)> _waiters = [];
    private readonly Lock _lock = new();
    private TaskCompletionSource _settled = New();
    private long _sent;
    private long _done;
    private long _failed;

    public Producing(string bootstrap, string topic, int partitions)
    {
        _topic = topic;
        _partitions = partitions;
        _producer = new ProducerBuilder<byte[]?, byte[]>(new ProducerConfig
        {
            BootstrapServers = bootstrap,
            EnableIdempotence = true,
            Partitioner = Partitioner.Murmur2Random,
            LingerMs = 5,
            MessageTimeoutMs = 120_000,
            QueueBufferingMaxMessages = 1_000_000,
            QueueBufferingMaxKbytes = 1_048_576,
        }).SetLogHandler((_, _) => { }).SetErrorHandler((_, _) => { }).Build();
    }

    /// <summary>The records that were handed to the client.</summary>
    public long Sent => Interlocked.Read(ref _sent);

    /// <summary>Ends when so many records have been handed to the client.</summary>
    public Task ReachedAsync(long count, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_sent >= count)
            {
                return Task.CompletedTask;
            }

            TaskCompletionSource reached = New();
            _waiters.Add((count, reached));
            return reached.Task.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Sends records over a time, and waits until the broker has all of them.</summary>
    public async Task RunAsync(IReadOnlyList<LoadRecord> records, TimeSpan duration, CancellationToken cancellationToken)
    {
        int slices = Math.Max(1, (int)(duration.TotalMilliseconds / 20));
        using PeriodicTimer timer = new(TimeSpan.FromMilliseconds(20));
        int next = 0;
        for (int slice = 1; slice <= slices; slice++)
        {
            int end = (int)((long)records.Count * slice / slices);
            for (; next < end; next++)
            {
                Send(records[next]);
            }

            Tell();
            if (slice < slices)
            {
                await timer.WaitForNextTickAsync(cancellationToken);
            }
        }

        await SettledAsync(cancellationToken);
    }

    /// <summary>Sends records at once, and waits until the broker has all of them.</summary>
    public Task RunAsync(IReadOnlyList<LoadRecord> records, CancellationToken cancellationToken) => RunAsync(records, TimeSpan.Zero, cancellationToken);

    public ValueTask DisposeAsync()
    {
        _producer.Dispose();
        return ValueTask.CompletedTask;
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Send(LoadRecord record)
    {
        Message<byte[]?, byte[]> message = new() { Key = record.Key is null ? null : System.Text.Encoding.UTF8.GetBytes(record.Key), Value = record.Value };
        Interlocked.Increment(ref _sent);
        if (record.Partition == LoadRecord.ByKey)
        {
            _producer.Produce(_topic, message, Delivered);
        }
        else
        {
            int partition = record.Partition == LoadRecord.Wrong ? (Murmur2.PartitionOf(record.Key!, _partitions) + 1) % _partitions : record.Partition;
            _producer.Produce(new TopicPartition(_topic, partition), message, Delivered);
        }
    }

    private void Delivered(DeliveryReport<byte[]?, byte[]> report)
    {
        if (report.Error.IsError)
        {
            Interlocked.Increment(ref _failed);
        }

        Interlocked.Increment(ref _done);
        lock (_lock)
        {
            if (_done == _sent)
            {
                _settled.TrySetResult();
            }
        }
    }

    private async Task SettledAsync(CancellationToken cancellationToken)
    {
        Task settled;
        lock (_lock)
        {
            _settled = New();
            if (_done == _sent)
            {
                _settled.SetResult();
            }

            settled = _settled.Task;
        }

        await settled.WaitAsync(cancellationToken);
        if (Interlocked.Read(ref _failed) > 0)
        {
            throw new InvalidOperationException($"{_failed} records could not be produced to '{_topic}'.");
        }
    }

    private void Tell()
    {
        lock (_lock)
        {
            foreach ((_, TaskCompletionSource reached) in _waiters.Where(waiter => waiter.Count <= _sent))
            {
                reached.TrySetResult();
            }

            _waiters.RemoveAll(waiter => waiter.Count <= _sent);
        }
    }
}
