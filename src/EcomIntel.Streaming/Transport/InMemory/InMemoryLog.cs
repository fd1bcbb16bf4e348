using System.Collections.Concurrent;

namespace EcomIntel.Streaming;

/// <summary>
/// A partitioned log in memory, with offsets, keys and consumer groups as Kafka has them: the default transport, and with a fake clock the kit to test a
/// handler with. A topic exists from its first use on. Holds everything that was sent until <see cref="DeleteBefore"/>. A singleton; safe for any thread.
/// </summary>
public sealed class InMemoryLog : IEventTransport
{
    private readonly ConcurrentDictionary<string, InMemoryTopic> _topics = new(StringComparer.Ordinal);
    private readonly int _partitions;
    private readonly int _maxBatchRecords;
    private readonly int _maxRecordBytes;
    private readonly TimeProvider _timeProvider;

    /// <summary>Makes an empty log.</summary>
    /// <param name="options">The number of partitions; defaults where null.</param>
    /// <param name="timeProvider">Gives records their time; the system's where null.</param>
    /// <exception cref="ArgumentException">An option has a value it cannot have; the message names all of them.</exception>
    public InMemoryLog(InMemoryLogOptions? options = null, TimeProvider? timeProvider = null)
    {
        options ??= new InMemoryLogOptions();
        OptionsErrors.ThrowIfInvalid(new InMemoryLogOptionsValidator(), options);
        _partitions = options.Partitions;
        _maxBatchRecords = options.MaxBatchRecords;
        _maxRecordBytes = options.MaxRecordBytes;
        _timeProvider = timeProvider ?? TimeProvider.System;
    }

    /// <inheritdoc/>
    public ValueTask<TopicDescription> DescribeAsync(string topic, CancellationToken cancellationToken = default) => new(Topic(topic).Description);

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">The topic has no such partition.</exception>
    public ValueTask<LogRange> GetRangeAsync(string topic, int partition, CancellationToken cancellationToken = default) => new(Partition(topic, partition).Range);

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">The topic has no such partition.</exception>
    public ValueTask<LogRecord?> ReadAsync(string topic, int partition, long offset, CancellationToken cancellationToken = default) =>
        new(Partition(topic, partition).Read(offset));

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">The topic has no such partition.</exception>
    public ValueTask<long?> GetGroupOffsetAsync(string topic, string group, int partition, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(group);
        _ = Partition(topic, partition);
        return new ValueTask<long?>(Topic(topic).Group(group).OffsetOf(partition));
    }

    /// <inheritdoc/>
    public ValueTask<LogPosition> SendAsync(OutgoingRecord record, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(record);
        if (record.Size > _maxRecordBytes)
        {
            throw new RecordTooLargeException($"A record of {record.Size:N0} bytes is too large for '{record.Topic}', which takes {_maxRecordBytes:N0}: send less, or raise MaxRecordBytes.");
        }

        return new ValueTask<LogPosition>(Topic(record.Topic).Append(record, Now()));
    }

    /// <summary>Puts a record into a partition whatever its key, as a producer with another partitioner would.</summary>
    /// <param name="partition">The partition.</param>
    /// <param name="record">The record.</param>
    /// <returns>Where it lies.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The topic has no such partition.</exception>
    public LogPosition SendTo(int partition, OutgoingRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        _ = Partition(record.Topic, partition);
        return Topic(record.Topic).AppendTo(partition, record, Now());
    }

    /// <inheritdoc/>
    public IEventConsumer Subscribe(string topic, string group, IPartitionListener listener)
    {
        ArgumentNullException.ThrowIfNull(group);
        ArgumentNullException.ThrowIfNull(listener);
        InMemoryTopic log = Topic(topic);
        return new InMemoryConsumer(log, log.Group(group), listener, _maxBatchRecords);
    }

    /// <summary>All records that a topic holds, partition after partition.</summary>
    /// <param name="topic">The topic's name.</param>
    /// <returns>A copy of the list.</returns>
    public IReadOnlyList<LogRecord> Records(string topic) =>
        [.. Topic(topic).Partitions.SelectMany(partition => partition.ReadFrom(0, int.MaxValue).Records)];

    /// <summary>All records that a partition holds, in the order of their offsets.</summary>
    /// <param name="topic">The topic's name.</param>
    /// <param name="partition">The partition.</param>
    /// <returns>A copy of the list.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The topic has no such partition.</exception>
    public IReadOnlyList<LogRecord> Records(string topic, int partition) => Partition(topic, partition).ReadFrom(0, int.MaxValue).Records;

    /// <summary>Removes records from the beginning of a partition, as retention does.</summary>
    /// <param name="topic">The topic's name.</param>
    /// <param name="partition">The partition.</param>
    /// <param name="offset">The first offset to keep.</param>
    /// <exception cref="ArgumentOutOfRangeException">The topic has no such partition.</exception>
    public void DeleteBefore(string topic, int partition, long offset) => Partition(topic, partition).DeleteBefore(offset);

    /// <summary>Leaves a gap in the offsets of a partition, as aborted transactions do.</summary>
    /// <param name="topic">The topic's name.</param>
    /// <param name="partition">The partition.</param>
    /// <param name="count">The offsets to skip; above zero.</param>
    /// <exception cref="ArgumentOutOfRangeException">The topic has no such partition, or the count is not above zero.</exception>
    public void SkipOffsets(string topic, int partition, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        Partition(topic, partition).SkipOffsets(count);
        Topic(topic).Wake();
    }

    private InMemoryTopic Topic(string topic)
    {
        ArgumentException.ThrowIfNullOrEmpty(topic);
        return _topics.GetOrAdd(topic, static (name, count) => new InMemoryTopic(name, count), _partitions);
    }

    private InMemoryPartition Partition(string topic, int partition)
    {
        InMemoryPartition[] all = Topic(topic).Partitions;
        ArgumentOutOfRangeException.ThrowIfNegative(partition);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(partition, all.Length);
        return all[partition];
    }

    private long Now() => EpochTime.ToMicroseconds(_timeProvider.GetUtcNow());
}
