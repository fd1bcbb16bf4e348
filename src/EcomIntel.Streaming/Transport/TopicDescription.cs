namespace EcomIntel.Streaming;

/// <summary>What tells a topic from another of the same name. Immutable; safe for any thread.</summary>
/// <param name="ClusterId">The cluster it lives in.</param>
/// <param name="TopicId">Its own id; a topic that is deleted and made again has another.</param>
/// <param name="Partitions">Its number of partitions.</param>
/// <param name="IsCompacted">Whether old records of a key are removed, which would lose events.</param>
public sealed record TopicDescription(string ClusterId, string TopicId, int Partitions, bool IsCompacted = false);
