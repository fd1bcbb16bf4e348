namespace EcomIntel.Streaming;

/// <summary>One handler's states of one partition between two commits.</summary>
internal interface IStateCache
{
    string Table { get; }

    bool Holds(string key);

    /// <summary>Takes a row read from the store; null where there is none.</summary>
    void Fill(string key, ReadOnlyMemory<byte>? row);

    /// <summary>Makes the effect of the event at hand stay.</summary>
    void Accept();

    /// <summary>Takes the effect of the event at hand back.</summary>
    void Discard();

    /// <summary>Adds what changed since the last call.</summary>
    void Collect(List<StateRow> rows);

    /// <summary>Forgets what has not been used for long. Only right after a commit, when nothing is unsaved.</summary>
    void Trim();
}
