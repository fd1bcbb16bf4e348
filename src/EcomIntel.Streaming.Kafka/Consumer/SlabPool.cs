using System.Collections.Concurrent;

namespace EcomIntel.Streaming.Kafka;

/// <summary>Slabs to use again. Keeps as many as are worth it; the rest is the collector's.</summary>
internal sealed class SlabPool(int kept)
{
    private readonly ConcurrentQueue<RecordSlab> _free = new();

    /// <summary>A slab that is empty and has room for a record; one of its own for a record that is too large for any.</summary>
    public RecordSlab Take(int recordBytes)
    {
        if (recordBytes > RecordSlab.OrdinaryBytes)
        {
            return new RecordSlab(null, recordBytes, records: 1);
        }

        return _free.TryDequeue(out RecordSlab? slab) ? slab : new RecordSlab(this, RecordSlab.OrdinaryBytes, RecordSlab.OrdinaryRecords);
    }

    public void Return(RecordSlab slab)
    {
        if (_free.Count < kept)
        {
            _free.Enqueue(slab);
        }
    }
}
