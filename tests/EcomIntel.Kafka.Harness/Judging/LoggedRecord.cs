namespace EcomIntel.Kafka.Harness;

/// <summary>A record as a plain client reads it.</summary>
public sealed record LoggedRecord(int Partition, long Offset, DateTimeOffset Timestamp, byte[]? Key, byte[]? Value, IReadOnlyDictionary<string, string> Headers);
