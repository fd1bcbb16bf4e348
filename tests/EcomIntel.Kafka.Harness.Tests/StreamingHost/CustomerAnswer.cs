namespace EcomIntel.Kafka.Harness.Tests;

/// <summary>A customer as the sample host tells of one.</summary>
internal sealed record CustomerAnswer(string Id, long Transactions, decimal Spend);
