namespace EcomIntel.Streaming;

/// <summary>A topic: its partitions, and the groups that read it.</summary>
internal sealed class InMemoryTopic(string id, int partitions)
{
    private readonly Dictionary<string, InMemoryGroup> _groups = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();
    private int _keyless;

    public TopicDescription Description { get; } = new("memory", id, partitions);

    public InMemoryPartition[] Partitions { get; } = [.. Enumerable.Range(0, partitions).Select(_ => new InMemoryPartition())];

    public LogPosition Append(OutgoingRecord record, long timestamp)
    {
        int partition = record.Key is { } key
            ? Murmur2.PartitionOf(key.Span, Partitions.Length)
            : (int)((uint)Interlocked.Increment(ref _keyless) % (uint)Partitions.Length);
        return AppendTo(partition, record, timestamp);
    }

    public LogPosition AppendTo(int partition, OutgoingRecord record, long timestamp)
    {
        LogPosition position = new(partition, Partitions[partition].Append(record, timestamp));
        Wake();
        return position;
    }

    public InMemoryGroup Group(string name)
    {
        lock (_lock)
        {
            if (!_groups.TryGetValue(name, out InMemoryGroup? group))
            {
                _groups.Add(name, group = new InMemoryGroup(Partitions.Length));
            }

            return group;
        }
    }

    public void Wake()
    {
        lock (_lock)
        {
            foreach (InMemoryGroup group in _groups.Values)
            {
                group.Wake();
            }
        }
    }
}
