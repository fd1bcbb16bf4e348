namespace EcomIntel;

/// <summary>A group over a lifetime that needs memory of any size: walked through key by key in batch, an object of each key online.</summary>
/// <typeparam name="TMemory">What is kept of the past.</typeparam>
internal sealed class MemoryGroup<TMemory>(bool needsOrder) : PastGroup<TMemory>, IMemoryGroup
    where TMemory : class, IKeyMemory<TMemory>, new()
{
    [ThreadStatic]
    private static TMemory? _waiting;

    public override bool NeedsOrder => needsOrder;

    public IKeyMemory NewMemory() => new TMemory();

    public void Merge(IKeyMemory memory, IKeyMemory other) => ((TMemory)memory).Merge((TMemory)other);

    public void Read(IKeyMemory memory, PastEvents events, int slot, ReadOnlySpan<int> places, Span<FeatureValue> values)
    {
        if (!events.AnyWait)
        {
            Read((TMemory)memory, events.Now, places, values);
            return;
        }

        TMemory waiting = _waiting ??= new TMemory();
        waiting.Clear();
        waiting.Earlier = (TMemory)memory;
        events.ReplayWaiting(waiting, slot);
        Read(waiting, events.Now, places, values);
        waiting.Clear();
    }

    protected override void Compute(BatchContext batch, PastColumns<TMemory> pasts) =>
        KeyWalk.Run(batch.Events(By, Value), batch.IdsIf(NeedsOrder), Window, () => new TMemory(), batch.Options, pasts);
}
