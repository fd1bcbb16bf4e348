namespace EcomIntel;

/// <summary>A group in a layout.</summary>
/// <typeparam name="TGroup">How the group keeps what it reads.</typeparam>
/// <param name="Group">The group.</param>
/// <param name="Window">How far back it looks.</param>
/// <param name="Slot">Which word of an event is its value; 0 for none.</param>
/// <param name="Places">For each of its aggregates the place among the values of all features.</param>
internal sealed record KeyPart<TGroup>(TGroup Group, Window Window, int Slot, int[] Places)
{
    public bool IsTrailing { get; } = Window.IsTrailing;

    public long Microseconds { get; } = Window.Microseconds;

    public long ValueOf(ReadOnlySpan<long> item) => Slot == 0 ? FeatureCell.MissingInteger : item[Slot];
}
