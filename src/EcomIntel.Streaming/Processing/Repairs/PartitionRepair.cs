namespace EcomIntel.Streaming;

/// <summary>Something to be done to a partition's state by the worker that holds it, between two ownerships.</summary>
internal sealed class PartitionRepair(Func<CancellationToken, ValueTask> action)
{
    private readonly TaskCompletionSource<bool> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends with true once it was done, with false where the worker ended before; fails as the repair does.</summary>
    public Task<bool> Done => _done.Task;

    public async ValueTask RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await action(cancellationToken).ConfigureAwait(false);
            _done.TrySetResult(true);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            Abandon();
        }
        catch (Exception error)
        {
            // The caller's to handle: the partition is opened all the same, and is refused if nothing was mended.
            _done.TrySetException(error);
        }
    }

    public void Abandon() => _done.TrySetResult(false);
}
