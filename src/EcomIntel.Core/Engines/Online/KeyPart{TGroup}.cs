namespace EcomIntel;

/// <summary>A group in a layout.</summary>
/// <typeparam name="TGroup">How the group keeps what it reads.</typeparam>
/// <param name="Group">The group.</param>
/// <param name="WindowIndex">Which of the layout's trailing windows it looks back by; −1 for none of them.</param>
/// <param name="Slot">Which word of an event is its value; 0 for none.</param>
/// <param name="Offset">Where its words start, of a group that has words.</param>
/// <param name="Places">For each of its aggregates the place among the values of all features.</param>
internal sealed record KeyPart<TGroup>(TGroup Group, int WindowIndex, int Slot, int Offset, int[] Places)
{
    public long ValueOf(ReadOnlySpan<long> item) => Slot == 0 ? FeatureCell.MissingInteger : item[Slot];
}
