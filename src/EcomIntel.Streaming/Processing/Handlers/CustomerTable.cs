namespace EcomIntel.Streaming;

/// <summary>Keeps customers in two generations: who is used moves to the young one, and when that is full the old one is dropped.</summary>
internal sealed class CustomerTable(int capacity, int caches)
{
    private Dictionary<byte[], CustomerEntry> _young = new(Utf8KeyComparer.Instance);
    private Dictionary<byte[], CustomerEntry> _old = new(Utf8KeyComparer.Instance);

    /// <summary>The customer of a key; a new one without states where it is not known.</summary>
    public CustomerEntry Get(ReadOnlySpan<byte> key)
    {
        if (_young.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(key, out CustomerEntry? entry))
        {
            return entry;
        }

        // It stays among the old too, which are dropped all together.
        if (!_old.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(key, out entry))
        {
            entry = new CustomerEntry(key.ToArray(), caches);
        }

        _young.Add(entry.Utf8, entry);
        return entry;
    }

    /// <summary>Forgets who has not been used for long. Only where every change is committed but those since the last call, which are of the young.</summary>
    public void Trim()
    {
        if (_young.Count > capacity / 2)
        {
            (_old, _young) = (_young, _old);
            _young.Clear();
        }
    }
}
