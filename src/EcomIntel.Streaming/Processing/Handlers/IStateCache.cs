namespace EcomIntel.Streaming;

/// <summary>One handler's states of one partition between two commits.</summary>
internal interface IStateCache
{
    string Table { get; }

    bool Holds(CustomerEntry customer);

    /// <summary>Takes a row read from the store; null where there is none.</summary>
    void Fill(CustomerEntry customer, ReadOnlyMemory<byte>? row);

    /// <summary>Makes the effect of the event at hand stay.</summary>
    void Accept();

    /// <summary>Takes the effect of the event at hand back.</summary>
    void Discard();

    /// <summary>Adds what changed since the last call.</summary>
    void Collect(RowBuffer rows);
}
