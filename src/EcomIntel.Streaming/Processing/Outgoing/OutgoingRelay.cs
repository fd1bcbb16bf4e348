using System.Threading.Channels;

namespace EcomIntel.Streaming;

/// <summary>Sends a partition's committed rows in order, each until its topic acknowledges it.</summary>
internal sealed class OutgoingRelay(ProcessorSetup setup, int partition, Action acknowledged)
{
    private readonly Channel<OutgoingRow> _rows = Channel.CreateUnbounded<OutgoingRow>(new UnboundedChannelOptions { SingleReader = true });
    private long _pendingBytes;
    private long _acknowledgedThrough = -1;

    public long PendingBytes => Interlocked.Read(ref _pendingBytes);

    /// <summary>The number of the last row acknowledged; −1 for none.</summary>
    public long AcknowledgedThrough => Interlocked.Read(ref _acknowledgedThrough);

    public void Enqueue(IReadOnlyList<OutgoingRow> rows)
    {
        foreach (OutgoingRow row in rows)
        {
            Interlocked.Add(ref _pendingBytes, row.Record.Size);
            _rows.Writer.TryWrite(row);
        }
    }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await foreach (OutgoingRow row in _rows.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                await setup.RetryAsync("Sending an outgoing row", partition, token => setup.Transport.SendAsync(row.Record, token), cancellationToken).ConfigureAwait(false);
                StreamingTelemetry.Acknowledged(row.Record.Topic);
                Interlocked.Exchange(ref _acknowledgedThrough, row.Number);
                Interlocked.Add(ref _pendingBytes, -row.Record.Size);
                acknowledged();
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // What is left stays in the store for the next owner.
        }
    }
}
