namespace EcomIntel.Streaming;

/// <summary>A record that waits in the store until its topic has acknowledged it. Immutable as long as its bytes are; safe for any thread.</summary>
/// <param name="Number">Its place among the partition's outgoing rows; rises by one.</param>
/// <param name="Record">The record to send.</param>
public sealed record OutgoingRow(long Number, OutgoingRecord Record);
