using System.Collections.Concurrent;

namespace EcomIntel.Streaming;

/// <summary>Looks at the ends of the held partitions' logs now and then, for the gauge of the lag: whoever reads a gauge cannot wait for a broker.</summary>
internal sealed class LagWatch(ProcessorSetup setup, Func<IEnumerable<int>> held)
{
    private readonly ConcurrentDictionary<int, LogRange> _ranges = new();

    /// <summary>How many offsets of a partition were not committed at the last look; null before the first.</summary>
    public long? LagOf(PartitionStatus status) =>
        _ranges.TryGetValue(status.Partition, out LogRange range) ? Math.Max(0, range.End - Math.Max(range.Start, status.NextOffset)) : null;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using PeriodicTimer timer = new(setup.Options.LagCheckInterval, setup.TimeProvider);
        try
        {
            do
            {
                await LookAsync(cancellationToken).ConfigureAwait(false);
            }
            while (await timer.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Stopped.
        }
    }

    private async ValueTask LookAsync(CancellationToken cancellationToken)
    {
        foreach (int partition in held())
        {
            try
            {
                _ranges[partition] = await setup.Transport.GetRangeAsync(setup.Options.Topic, partition, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception) when (!cancellationToken.IsCancellationRequested)
            {
                // An old end is better than none; that the broker is away is told elsewhere.
            }
        }
    }
}
