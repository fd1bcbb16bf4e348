namespace EcomIntel;

/// <summary>
/// What <see cref="OnlineFeatures"/> keeps of one customer, for sales and for each sort of click that its aggregates are over: the aggregates up to the newest
/// timestamp, the events of that timestamp, which wait until time moves on, and the events that a window will have to let go. For one writer; reads may run
/// beside each other, not beside a write.
/// </summary>
public sealed class CustomerFeatureState
{
    internal CustomerFeatureState(CustomerLayout layout, KeyState[] keys)
    {
        Layout = layout;
        Keys = keys;
    }

    internal CustomerFeatureState(CustomerLayout layout)
        : this(layout, [.. layout.Keys.Select(key => new KeyState(key))])
    {
    }

    internal CustomerLayout Layout { get; }

    /// <summary>What is kept of the events of each of the layout's sorts.</summary>
    internal KeyState[] Keys { get; }

    /// <summary>What is kept of sales.</summary>
    internal KeyState Key => Keys[0];

    /// <summary>The time of the newest click of any type, or <see cref="KeyState.Never"/>: the next one may start a session.</summary>
    internal long NewestClick { get; set; } = KeyState.Never;
}
