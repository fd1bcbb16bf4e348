namespace EcomIntel.Streaming;

/// <summary>What a store made of a commit.</summary>
public enum CommitOutcome
{
    /// <summary>All of it is stored.</summary>
    Committed = 0,

    /// <summary>Nothing of it is stored: the partition has another owner or another next offset by now.</summary>
    Fenced = 1,
}
