namespace EcomIntel.Kafka.Harness;

/// <summary>What came of a fault. <c>Poison</c> counts all that belongs into the dead letters; <c>Problem</c> is null where all is right.</summary>
public sealed record FaultLine(
    string Fault,
    string Outcome,
    string Protocol,
    string Store,
    int Events,
    int Customers,
    int CustomersWrong,
    int Poison,
    int DeadLetters,
    int DeadLetterCopies,
    int Fenced,
    int Restarts,
    int Rebalances,
    long Duplicates,
    double Seconds,
    int Seed,
    string? Problem)
{
    public bool IsRight => Problem is null;
}
