namespace EcomIntel.Streaming;

/// <summary>A commit that was handed to the store, while the next records are being applied.</summary>
/// <param name="Commit">The commit. Its bytes and lists are used again once its outcome is known.</param>
/// <param name="Records">How many records it holds.</param>
/// <param name="OutgoingBytes">The bytes of its outgoing rows.</param>
/// <param name="Started">The time stamp at which it was handed over.</param>
/// <param name="Outcome">What becomes of it.</param>
internal sealed record CommitUnderWay(PartitionCommit Commit, int Records, long OutgoingBytes, long Started, Task<CommitOutcome> Outcome);
