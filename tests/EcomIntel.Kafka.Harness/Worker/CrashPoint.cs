namespace EcomIntel.Kafka.Harness;

/// <summary>What befalls a worker at one of its commits.</summary>
public enum CrashPoint
{
    None = 0,

    /// <summary>kill -9 before the store is given the commit.</summary>
    KillBefore = 1,

    /// <summary>kill -9 when the store has committed, before the worker knows.</summary>
    KillAfter = 2,

    /// <summary>SIGSTOP in the middle of the store's transaction.</summary>
    StopWithin = 3,

    /// <summary>The store commits and its answer is lost, again and again.</summary>
    AnswersLost = 4,

    /// <summary>The store does not commit and gives no answer, again and again.</summary>
    CallsLost = 5,
}
