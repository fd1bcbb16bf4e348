namespace EcomIntel;

/// <summary>A set of 128-bit hashes in one flat table: each is looked for where its own bits say, so that most need one look into memory.</summary>
internal sealed class HashTable128
{
    private UInt128[] _table = new UInt128[1 << 10];

    /// <summary>The number of distinct hashes.</summary>
    public int Count { get; private set; }

    /// <summary>Adds a hash; false if it is there already.</summary>
    public bool Add(UInt128 hash)
    {
        // Zero marks a free place.
        hash = hash == UInt128.Zero ? UInt128.One : hash;
        ref UInt128 place = ref PlaceOf(hash);
        if (place == hash)
        {
            return false;
        }

        place = hash;
        Count++;
        if (Count > _table.Length / 4 * 3)
        {
            Grow();
        }

        return true;
    }

    private ref UInt128 PlaceOf(UInt128 hash)
    {
        UInt128[] table = _table;
        int mask = table.Length - 1;
        int at = (int)(ulong)hash & mask;
        while (table[at] != UInt128.Zero && table[at] != hash)
        {
            at = (at + 1) & mask;
        }

        return ref table[at];
    }

    private void Grow()
    {
        UInt128[] old = _table;
        _table = new UInt128[checked(old.Length * 2)];
        foreach (UInt128 hash in old)
        {
            if (hash != UInt128.Zero)
            {
                PlaceOf(hash) = hash;
            }
        }
    }
}
