using System.Threading.Channels;

namespace EcomIntel.Streaming;

/// <summary>
/// Sends a partition's committed rows, many at a time, in the order of their numbers, each until its topic acknowledges it; acknowledgements count in that order.
/// After a failure only what was not acknowledged is sent again. A row that its topic never takes becomes a dead letter without payload, and is kept.
/// </summary>
internal sealed class OutgoingRelay(ProcessorSetup setup, int partition, Action acknowledged)
{
    private const int MostInFlight = 256;
    private readonly Channel<OutgoingRow> _rows = Channel.CreateUnbounded<OutgoingRow>(new UnboundedChannelOptions { SingleReader = true });
    private readonly List<OutgoingRow> _kept = [];
    private bool _isOpen;
    private long _pendingBytes;
    private long _pendingRows;
    private long _acknowledgedThrough = -1;

    public long PendingBytes => Interlocked.Read(ref _pendingBytes);

    public long PendingRows => Interlocked.Read(ref _pendingRows);

    /// <summary>The number of the last row up to which all are acknowledged; −1 for none.</summary>
    public long AcknowledgedThrough => Interlocked.Read(ref _acknowledgedThrough);

    public void Enqueue(IReadOnlyList<OutgoingRow> rows)
    {
        foreach (OutgoingRow row in rows)
        {
            Interlocked.Add(ref _pendingBytes, row.Record.Size);
            Interlocked.Increment(ref _pendingRows);
            _rows.Writer.TryWrite(row);
        }
    }

    /// <summary>The rows that were too large for their topics, up to a number: to be committed together with their acknowledgement. Each is handed out once.</summary>
    public IReadOnlyList<StateRow> TakeKept(long through)
    {
        lock (_kept)
        {
            if (_kept.Count == 0)
            {
                return [];
            }

            StateRow[] taken = [.. _kept.Where(row => row.Number <= through).Select(row => KeptRecord.ToRow(row.Record))];
            _kept.RemoveAll(row => row.Number <= through);
            return taken;
        }
    }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        List<OutgoingRow> rows = new(MostInFlight);
        try
        {
            while (await _rows.Reader.WaitToReadAsync(cancellationToken).ConfigureAwait(false))
            {
                rows.Clear();
                while (rows.Count < MostInFlight && _rows.Reader.TryRead(out OutgoingRow? row))
                {
                    rows.Add(row);
                }

                await SendAsync([.. rows], cancellationToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // What is left stays in the store for the next owner.
        }
    }

    private async ValueTask SendAsync(OutgoingRow[] rows, CancellationToken cancellationToken)
    {
        OutgoingRecord[] records = [.. rows.Select(row => row.Record)];
        Task?[] sends = new Task?[rows.Length];
        int done = 0;
        Backoff backoff = new(setup);
        while (done < rows.Length)
        {
            int before = done;
            // While the topic is away only the first row knocks: those behind it must not come through before it.
            int end = _isOpen ? rows.Length : done + 1;
            for (int i = done; i < end; i++)
            {
                sends[i] ??= SendAsync(records[i], cancellationToken);
            }

            Exception? failure = null;
            for (int i = done; i < end; i++)
            {
                await sends[i]!.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                if (sends[i]!.IsCompletedSuccessfully)
                {
                    done += done == i ? Acknowledge(rows[i]) : 0;
                    continue;
                }

                cancellationToken.ThrowIfCancellationRequested();
                Exception error = sends[i]!.Exception!.InnerException!;
                sends[i] = null;
                if (error is RecordTooLargeException && OversizedRecords.Shorten(records[i], setup.Options) is { } shortened)
                {
                    Keep(rows[i], records[i].Topic);
                    records[i] = shortened;
                }
                else
                {
                    failure ??= error;
                }
            }

            _isOpen = failure is null;
            if (failure is not null)
            {
                backoff = done > before ? new Backoff(setup) : backoff;
                setup.Log.Retrying(failure, "Sending an outgoing row", partition, backoff.Next);
                await backoff.WaitAsync(cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Turns what a transport throws at once into a failed task.</summary>
    private async Task SendAsync(OutgoingRecord record, CancellationToken cancellationToken)
    {
        await setup.Transport.SendAsync(record, cancellationToken).ConfigureAwait(false);
        StreamingTelemetry.Acknowledged(record.Topic);
    }

    private int Acknowledge(OutgoingRow row)
    {
        Interlocked.Exchange(ref _acknowledgedThrough, row.Number);
        Interlocked.Add(ref _pendingBytes, -row.Record.Size);
        Interlocked.Decrement(ref _pendingRows);
        acknowledged();
        return 1;
    }

    private void Keep(OutgoingRow row, string topic)
    {
        setup.Log.RowTooLarge(partition, row.Number, topic, row.Record.Size);
        StreamingTelemetry.RowTooLarge(topic);
        lock (_kept)
        {
            _kept.Add(row);
        }
    }
}
