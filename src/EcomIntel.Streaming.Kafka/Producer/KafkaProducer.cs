namespace EcomIntel.Streaming.Kafka;

/// <summary>
/// Sends records, each under an idempotent client until the brokers hold it safely. Waits for room instead of overfilling the client's queue, and counts the
/// outcomes itself: the client's own flush returns while some reports are still to come. A client that cannot go on is replaced. Safe for any thread.
/// </summary>
internal sealed class KafkaProducer(KafkaClients clients) : IAsyncDisposable
{
    /// <summary>The longest that closing waits for outcomes.</summary>
    private static readonly TimeSpan ClosingBound = TimeSpan.FromSeconds(10);

    private readonly SendRoom _room = new(clients.Options.MaxSendingRecords, clients.Options.MaxSendingBytes);
    private readonly Lock _lock = new();
    private ProducerClient? _client;
    private bool _isDisposed;

    public async ValueTask<LogPosition> SendAsync(OutgoingRecord record, CancellationToken cancellationToken)
    {
        SingleDelivery delivery = new(_room, clients.Options.MaxRecordBytes);
        await EnterAsync(record, cancellationToken).ConfigureAwait(false);
        Produce(record, delivery);
        return await delivery.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask SendAsync(IReadOnlyList<OutgoingRecord> records, CancellationToken cancellationToken)
    {
        BatchDelivery delivery = new(_room, records.Count, clients.Options.MaxRecordBytes);
        for (int i = 0; i < records.Count; i++)
        {
            OutgoingRecord record = records[i];
            try
            {
                await EnterAsync(record, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception error)
            {
                delivery.Abandon(records.Count - i, error);
                break;
            }

            Produce(record, delivery);
        }

        await delivery.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Waits until the outcome of all that was sent is known.</summary>
    public Task FlushAsync(CancellationToken cancellationToken) => _room.WhenEmptyAsync().WaitAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _room.WhenEmptyAsync().WaitAsync(ClosingBound, clients.TimeProvider, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        ProducerClient? client;
        lock (_lock)
        {
            _isDisposed = true;
            client = _client;
            _client = null;
        }

        long unknown = _room.Records;
        if (unknown > 0)
        {
            clients.Log.NotAcknowledged(unknown);
        }

        client?.Dispose();
    }

    private async ValueTask EnterAsync(OutgoingRecord record, CancellationToken cancellationToken)
    {
        int size = record.Size;
        if (size > clients.Options.MaxRecordBytes)
        {
            throw KafkaErrors.TooLarge(record, clients.Options.MaxRecordBytes);
        }

        if (!_room.TryEnter(size))
        {
            await _room.EnterAsync(size, cancellationToken).ConfigureAwait(false);
        }
    }

    private void Produce(OutgoingRecord record, Delivery delivery)
    {
        try
        {
            Client().Produce(record, delivery);
        }
        catch (Exception error)
        {
            // Nothing is on its way, so that no report will come.
            delivery.Failed(record, error);
        }
    }

    private ProducerClient Client()
    {
        ProducerClient? broken = null;
        ProducerClient client;
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, typeof(KafkaTransport));
            if (_client is { IsBroken: true })
            {
                broken = _client;
                _client = null;
            }

            client = _client ??= new ProducerClient(clients);
        }

        broken?.Retire();
        return client;
    }
}
