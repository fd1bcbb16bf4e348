namespace EcomIntel.Streaming;

/// <summary>How far the states of a store reach.</summary>
public enum StoreScope
{
    /// <summary>This process: its states end with it, and are rebuilt from the log.</summary>
    Process = 0,

    /// <summary>This machine: its processes share the states, each partition's held by one of them.</summary>
    Machine = 1,

    /// <summary>Every machine: any of them reads the state of any partition.</summary>
    Everywhere = 2,
}
