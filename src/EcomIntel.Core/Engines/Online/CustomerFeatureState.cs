namespace EcomIntel;

/// <summary>
/// What <see cref="OnlineFeatures"/> keeps of one customer, for sales and for each sort of click that its aggregates are over: the aggregates up to the newest
/// timestamp, the events of that timestamp, which wait until time moves on, and the events that a window will have to let go. For one writer; reads may run
/// beside each other, not beside a write.
/// </summary>
public sealed class CustomerFeatureState
{
    private readonly KeyState[] _clicks;
    private KeyState _sales;
    private long _newestClick = KeyState.Never;

    internal CustomerFeatureState(CustomerLayout layout)
    {
        Layout = layout;
        _sales = new KeyState(layout.Keys[0]);
        _clicks = layout.SeesClicks ? [.. layout.Keys.Skip(1).Select(key => new KeyState(key))] : [];
    }

    internal CustomerLayout Layout { get; }

    /// <summary>Reads what the object itself holds, so that it is at hand.</summary>
    internal void Touch() => Volatile.Read(ref _newestClick);

    /// <summary>What is kept of sales: in this object, so that nothing stands between the two.</summary>
    internal ref KeyState Sales => ref _sales;

    /// <summary>What is kept of each sort of click.</summary>
    internal Span<KeyState> Clicks => _clicks;

    /// <summary>The time of the newest click of any type, or <see cref="KeyState.Never"/>: the next one may start a session.</summary>
    internal long NewestClick
    {
        get => _newestClick;
        set => _newestClick = value;
    }
}
