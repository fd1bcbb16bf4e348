namespace EcomIntel.Streaming.Kafka.Tests;

/// <summary>A record as a listener saw it.</summary>
internal sealed record Received(int Partition, long Offset, string? Key, string? Value, IReadOnlyList<RecordHeader> Headers);
