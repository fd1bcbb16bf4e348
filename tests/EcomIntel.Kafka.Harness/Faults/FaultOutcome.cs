namespace EcomIntel.Kafka.Harness;

/// <summary>What a fault must lead to.</summary>
public enum FaultOutcome
{
    /// <summary>All is as if nothing had happened.</summary>
    Recovered = 0,

    /// <summary>The work stops with the cause named, and the state is right up to where it has come.</summary>
    Refused = 1,
}
