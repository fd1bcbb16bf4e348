namespace EcomIntel.Kafka.Harness.Tests;

/// <summary>A partition as the sample host tells of it.</summary>
internal sealed record PartitionAnswer(int Partition, string State, long NextOffset, long Applied, long Duplicates, string? Error);
