namespace EcomIntel;

/// <summary>
/// What <see cref="OnlineFeatures"/> keeps of one customer: the aggregates up to the newest timestamp, the sales of that timestamp, which wait
/// until time moves on, and the sales that a trailing window will have to let go. For one writer; reads may run beside each other, not beside a write.
/// </summary>
public sealed class CustomerFeatureState
{
    internal const long Never = long.MinValue;

    internal CustomerFeatureState(StateLayout layout)
    {
        Layout = layout;
        Words = new long[layout.WordCount];
        Expired = new int[layout.Windows.Length];
    }

    internal StateLayout Layout { get; }

    /// <summary>The aggregators' words, over all sales before <see cref="Newest"/>.</summary>
    internal long[] Words { get; }

    /// <summary>The time of the newest sale, or <see cref="Never"/>.</summary>
    internal long Newest { get; set; } = Never;

    /// <summary>The sales at <see cref="Newest"/>.</summary>
    internal EventQueue Waiting { get; } = new();

    /// <summary>The sales before <see cref="Newest"/> that the longest trailing window still sees, by time.</summary>
    internal EventQueue Kept { get; } = new();

    /// <summary>For each trailing window how many of <see cref="Kept"/> it has already let go.</summary>
    internal int[] Expired { get; }
}
