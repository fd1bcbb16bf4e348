namespace EcomIntel.Kafka.Harness;

public enum WorkerReportKind
{
    /// <summary>The host is up.</summary>
    Started = 0,

    /// <summary>A partition's store was opened.</summary>
    Opened = 1,

    /// <summary>A commit was stored.</summary>
    Committed = 2,

    /// <summary>A commit was refused.</summary>
    Fenced = 3,

    /// <summary>A partition's state changed; the text has it, and the error.</summary>
    Changed = 4,

    /// <summary>The host has stopped; the text has the error, if any.</summary>
    Ended = 5,
}
