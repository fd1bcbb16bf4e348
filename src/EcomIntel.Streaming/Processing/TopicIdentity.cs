namespace EcomIntel.Streaming;

/// <summary>What a processor's topic was when it was first described, by which any change of it is found. Safe for any thread.</summary>
internal sealed class TopicIdentity(string topic)
{
    private TopicDescription? _first;

    /// <summary>Says how a description differs from the first; null where it does not.</summary>
    public EcomIntelException? ChangeTo(TopicDescription now)
    {
        TopicDescription before = Interlocked.CompareExchange(ref _first, now, null) ?? now;
        string[] differences = [.. Differences(before, now)];
        return differences.Length == 0 ? null : new EcomIntelException(
            $"The topic '{topic}' is not the one that was read before: {string.Join("; ", differences)}. The way on is a new topic and a new store, built again from its log.");
    }

    private static IEnumerable<string> Differences(TopicDescription before, TopicDescription now)
    {
        if (now.ClusterId != before.ClusterId)
        {
            yield return $"its cluster was {before.ClusterId} and is {now.ClusterId}";
        }

        if (now.TopicId != before.TopicId)
        {
            yield return $"its id was {before.TopicId} and is {now.TopicId}";
        }

        if (now.Partitions != before.Partitions)
        {
            yield return $"it had {before.Partitions} partitions and has {now.Partitions}, so that customers have moved between them";
        }

        if (now.IsCompacted && !before.IsCompacted)
        {
            yield return "it was not compacted and is, so that events vanish from it";
        }
    }
}
