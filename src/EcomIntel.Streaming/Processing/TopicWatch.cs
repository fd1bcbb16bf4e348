namespace EcomIntel.Streaming;

/// <summary>
/// Asks again and again whether the topic is still the one that the states belong to: a topic made anew under a running consumer, or with other partitions, loses
/// or misplaces events without an error. A transport that does not answer proves nothing.
/// </summary>
internal sealed class TopicWatch(ProcessorSetup setup, Action<EcomIntelException> changed)
{
    private TopicDescription? _first;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using PeriodicTimer timer = new(setup.Options.TopicCheckInterval, setup.TimeProvider);
        try
        {
            while (await IsTheSameAsync(cancellationToken).ConfigureAwait(false))
            {
                await timer.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Stopped.
        }
    }

    private async ValueTask<bool> IsTheSameAsync(CancellationToken cancellationToken)
    {
        TopicDescription now;
        try
        {
            now = await setup.Transport.DescribeAsync(setup.Options.Topic, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            setup.Log.TopicUnknown(error, setup.Options.Topic);
            return true;
        }

        _first ??= now;
        string[] differences = [.. Differences(_first, now)];
        if (differences.Length == 0)
        {
            return true;
        }

        changed(new EcomIntelException(
            $"The topic '{setup.Options.Topic}' is not the one that was read before: {string.Join("; ", differences)}. The way on is a new topic and a new store, built again from its log."));
        return false;
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
