namespace EcomIntel.Streaming;

/// <summary>
/// Asks again and again whether the topic is still the one that the states belong to: a topic made anew under a running consumer, or with other partitions, loses
/// or misplaces events without an error. A transport that does not answer proves nothing.
/// </summary>
internal sealed class TopicWatch(ProcessorSetup setup, Func<TopicDescription, bool> isTheSame)
{
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
        try
        {
            return isTheSame(await setup.Transport.DescribeAsync(setup.Options.Topic, cancellationToken).ConfigureAwait(false));
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            setup.Log.TopicUnknown(error, setup.Options.Topic);
            return true;
        }
    }
}
