namespace EcomIntel.Streaming;

/// <summary>Shares partitions among members: each has those whose number modulo the number of members is its place, and gets one only after its holder gave it back.</summary>
internal sealed class InMemoryGroup(int partitions)
{
    private readonly List<InMemoryConsumer> _members = [];
    private readonly InMemoryConsumer?[] _holders = new InMemoryConsumer?[partitions];
    private readonly long?[] _committed = new long?[partitions];
    private readonly Lock _lock = new();

    public void Join(InMemoryConsumer member)
    {
        lock (_lock)
        {
            _members.Add(member);
        }

        Wake();
    }

    public void Leave(InMemoryConsumer member)
    {
        lock (_lock)
        {
            _members.Remove(member);
        }

        Wake();
    }

    public void Committed(int partition, long nextOffset)
    {
        lock (_lock)
        {
            _committed[partition] = nextOffset;
        }
    }

    public long? OffsetOf(int partition)
    {
        lock (_lock)
        {
            return _committed[partition];
        }
    }

    public bool IsDue(int partition, InMemoryConsumer member)
    {
        lock (_lock)
        {
            return _members.Count > 0 && _members[partition % _members.Count] == member;
        }
    }

    public bool TryTake(int partition, InMemoryConsumer member)
    {
        lock (_lock)
        {
            bool free = _holders[partition] is null && IsDue(partition, member);
            _holders[partition] = free ? member : _holders[partition];
            return free;
        }
    }

    public void GiveBack(int partition)
    {
        lock (_lock)
        {
            _holders[partition] = null;
        }

        Wake();
    }

    public void Wake()
    {
        lock (_lock)
        {
            foreach (InMemoryConsumer member in _members)
            {
                member.Wake();
            }
        }
    }
}
