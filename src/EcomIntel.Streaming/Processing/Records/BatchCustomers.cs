namespace EcomIntel.Streaming;

/// <summary>Whose events the records of a batch are by their keys, with all the states that handlers will ask for.</summary>
internal sealed class BatchCustomers(ProcessorSetup setup, int partition, int partitionCount, IStateCache?[] caches)
{
    private readonly CustomerTable _table = new(setup.Options.CachedCustomers, caches.Length);
    private readonly List<(IStateCache Cache, CustomerEntry Customer)> _missing = [];
    private CustomerEntry?[] _customers = [];

    /// <summary>The customer of a record's key; null where the key is missing or not of this partition, and for what is left out.</summary>
    public CustomerEntry? this[int index] => _customers[index];

    /// <summary>Finds the customers of records. Returns whether states have to be loaded.</summary>
    /// <param name="records">The records.</param>
    /// <param name="nextOffset">Records before it are left out.</param>
    public bool MoveTo(ReadOnlySpan<LogRecord> records, long nextOffset)
    {
        if (_customers.Length < records.Length)
        {
            _customers = new CustomerEntry?[records.Length];
        }

        _missing.Clear();
        for (int i = 0; i < records.Length; i++)
        {
            ref readonly LogRecord record = ref records[i];
            ReadOnlySpan<byte> key = record.Key is { } bytes ? bytes.Span : [];
            bool isHere = record.Key is not null && record.Offset >= nextOffset && Murmur2.PartitionOf(key, partitionCount) == partition;
            _customers[i] = isHere ? Loaded(_table.Get(key)) : null;
        }

        return _missing.Count > 0;
    }

    /// <summary>Reads the states that are not in memory, all at once.</summary>
    public async ValueTask LoadAsync(CancellationToken cancellationToken)
    {
        StateKey[] keys = new StateKey[_missing.Count];
        for (int i = 0; i < keys.Length; i++)
        {
            keys[i] = new StateKey(_missing[i].Cache.Table, _missing[i].Customer.Key);
        }

        IReadOnlyList<ReadOnlyMemory<byte>?> rows = await setup.ReadRowsAsync(partition, keys, cancellationToken).ConfigureAwait(false);
        for (int i = 0; i < keys.Length; i++)
        {
            _missing[i].Cache.Fill(_missing[i].Customer, rows[i]);
            _missing[i].Customer.IsAskedFor = false;
        }
    }

    public void Trim() => _table.Trim();

    private CustomerEntry Loaded(CustomerEntry customer)
    {
        if (customer.IsAskedFor)
        {
            return customer;
        }

        foreach (IStateCache? cache in caches)
        {
            if (cache?.Holds(customer) == false)
            {
                _missing.Add((cache, customer));
                customer.IsAskedFor = true;
            }
        }

        return customer;
    }
}
