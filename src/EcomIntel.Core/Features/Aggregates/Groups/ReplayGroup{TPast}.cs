namespace EcomIntel;

/// <summary>
/// A group over a past that lets go of events one by one and needs memory of any size for it, or over the last events: walked through key by key
/// in batch, and online made anew from the kept events of its window.
/// </summary>
/// <typeparam name="TPast">What is kept of the past.</typeparam>
internal sealed class ReplayGroup<TPast>(bool needsOrder) : PastGroup<TPast>, IReplayGroup
    where TPast : IPast, new()
{
    [ThreadStatic]
    private static TPast? _past;

    public override bool NeedsOrder => needsOrder || Window.Events is not null;

    public void Read(PastEvents events, int slot, ReadOnlySpan<int> places, Span<FeatureValue> values)
    {
        TPast past = typeof(TPast).IsValueType ? new TPast() : _past ?? new TPast();
        past.Clear();
        events.Replay(ref past, Window, slot);
        Read(past, events.Now, places, values);
        _past = past;
    }

    protected override void Compute(BatchContext batch, PastColumns<TPast> pasts) =>
        KeyWalk.Run(batch.Events(By, Value), batch.IdsIf(NeedsOrder), Window, () => new TPast(), batch.Options, pasts);
}
