namespace EcomIntel.Kafka.Harness;

/// <summary>What a customer's events come to. Any lost or doubled event shows in the wrapping sum of the random numbers that the events carry.</summary>
public readonly record struct ProbeState(ulong Sum, long Cents, long Count, ulong LastEvent)
{
    public const int Size = 32;

    public ProbeState With(ulong probe, long cents, ulong eventNumber) => new(Sum + probe, Cents + cents, Count + 1, eventNumber);
}
