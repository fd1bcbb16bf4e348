namespace EcomIntel;

/// <summary>
/// What <see cref="OnlineFeatures"/> keeps of one customer: the aggregates up to the newest timestamp, the sales of that timestamp, which wait
/// until time moves on, and the sales that a window will have to let go. For one writer; reads may run beside each other, not beside a write.
/// </summary>
public sealed class CustomerFeatureState
{
    internal CustomerFeatureState(KeyLayout layout, KeyState key)
    {
        Layout = layout;
        Key = key;
    }

    internal KeyLayout Layout { get; }

    internal KeyState Key { get; }
}
