namespace EcomIntel.Streaming;

/// <summary>What a partition is doing.</summary>
public enum PartitionState
{
    /// <summary>Its state is being opened and restored.</summary>
    Opening = 0,

    /// <summary>Its store is held by another process; it is tried again.</summary>
    Waiting = 1,

    /// <summary>Events are applied.</summary>
    Running = 2,

    /// <summary>Outgoing rows wait for their topic beyond <see cref="StreamingOptions.MaxOutgoingBytes"/>; events wait too.</summary>
    Held = 3,

    /// <summary>It stopped and will not go on by itself; see the error.</summary>
    Failed = 4,

    /// <summary>It was given up.</summary>
    Closed = 5,

    /// <summary>It was paused by <see cref="EventProcessor.PauseAsync"/>: what was applied is committed, and nothing is applied until <see cref="EventProcessor.ResumeAsync"/>.</summary>
    Paused = 6,
}
