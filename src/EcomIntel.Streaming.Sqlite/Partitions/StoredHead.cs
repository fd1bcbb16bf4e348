namespace EcomIntel.Streaming.Sqlite;

/// <summary>The one row of a partition that says whose it is and how far it has come.</summary>
internal readonly record struct StoredHead(long Owner, long ForgottenThrough, PartitionIdentity? Identity, PartitionMark Mark);
