namespace EcomIntel.Kafka.Harness;

/// <summary>
/// What came of a fault. <c>Outcome</c> is the one it must come to, or <c>wrong</c>, or <see cref="Undecided"/> where nothing is wrong but it did not end in time or
/// did not bite. <c>Poison</c> counts all that belongs into the dead letters; <c>Problem</c> is null where all is right.
/// </summary>
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
    public const string Undecided = "undecided";

    public bool IsRight => Problem is null;
}
