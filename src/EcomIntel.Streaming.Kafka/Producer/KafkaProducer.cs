using Confluent.Kafka;

namespace EcomIntel.Streaming.Kafka;

/// <summary>
/// Sends records, each under an idempotent client until the brokers hold it safely. Waits for room instead of overfilling the client's queue, and counts the
/// outcomes itself: the client's own flush returns while some reports are still to come. A client that cannot go on is replaced. Safe for any thread.
/// </summary>
internal sealed class KafkaProducer(KafkaClients clients) : IAsyncDisposable
{
    /// <summary>The longest that closing waits for outcomes.</summary>
    private static readonly TimeSpan ClosingBound = TimeSpan.FromSeconds(10);

    /// <summary>The records of a batch that take their room together.</summary>
    private readonly int _pieceRecords = Math.Min(256, clients.Options.MaxSendingRecords);

    private readonly SendRoom _room = new(clients.Options.MaxSendingRecords, clients.Options.MaxSendingBytes);
    private const long PieceBytes = 1_048_576;

    private readonly ProducerSlot _together = new(clients, isAlone: false);
    private readonly ProducerSlot _alone = new(clients, isAlone: true);

    public async ValueTask<LogPosition> SendAsync(OutgoingRecord record, CancellationToken cancellationToken)
    {
        int size = SizeOf(record);
        SingleDelivery delivery = new();
        if (_room.TryEnter(1, size))
        {
            Produce(record, delivery, _together);
            return await delivery.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        }

        SendWaiter waiter = new(1, size, () => Produce(record, delivery, _together), () => delivery.Cancel(cancellationToken));
        _room.Enter(waiter);
        await using (waiter.GiveUpWith(cancellationToken).ConfigureAwait(false))
        {
            return await delivery.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public async ValueTask SendAsync(IReadOnlyList<OutgoingRecord> records, CancellationToken cancellationToken)
    {
        BatchDelivery delivery = new(this, records.Count);
        int sent = 0;
        while (sent < records.Count)
        {
            int count;
            try
            {
                (count, long bytes) = Piece(records, sent);
                if (!_room.TryEnter(count, bytes))
                {
                    await _room.EnterAsync(count, bytes, cancellationToken).ConfigureAwait(false);
                }
            }
            catch (Exception error)
            {
                delivery.Abandon(records.Count - sent, error);
                break;
            }

            for (int end = sent + count; sent < end; sent++)
            {
                Produce(records[sent], delivery, _together);
            }
        }

        await delivery.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Waits until the outcome of all that was sent is known.</summary>
    public Task FlushAsync(CancellationToken cancellationToken) => _room.WhenEmptyAsync().WaitAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _room.WhenEmptyAsync().WaitAsync(ClosingBound, clients.TimeProvider, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        long unknown = _room.Records;
        if (unknown > 0)
        {
            clients.Log.NotAcknowledged(unknown);
        }

        _together.Dispose();
        _alone.Dispose();
    }

    private int SizeOf(OutgoingRecord record)
    {
        int size = record.Size;
        return size <= clients.Options.MaxRecordBytes ? size : throw KafkaErrors.TooLarge(record, clients.Options.MaxRecordBytes);
    }

    /// <summary>How many records from an index on go together, and their bytes; those before one that is too large go without it.</summary>
    private (int Count, long Bytes) Piece(IReadOnlyList<OutgoingRecord> records, int from)
    {
        long bytes = SizeOf(records[from]);
        int count = 1;
        while (count < _pieceRecords && from + count < records.Count)
        {
            int size = records[from + count].Size;
            if (size > clients.Options.MaxRecordBytes || bytes + size > PieceBytes)
            {
                break;
            }

            bytes += size;
            count++;
        }

        return (count, bytes);
    }

    private void Produce(OutgoingRecord record, Delivery delivery, ProducerSlot slot)
    {
        try
        {
            ProducerClient client = slot.Client();
            client.Produce(record, delivery.Handler(record, client) ?? (report => Reported(record, delivery, client, report)));
        }
        catch (Exception error)
        {
            // Nothing is on its way, so that no report will come.
            _room.Leave(record.Size);
            delivery.Fail(error switch
            {
                ObjectDisposedException => error,
                KafkaException { Error.Code: ErrorCode.MsgSizeTooLarge } => KafkaErrors.TooLarge(record, clients.Options.MaxRecordBytes, error),
                _ => KafkaErrors.Of($"Sending to '{record.Topic}'", error, clients.Trouble),
            });
        }
    }

    /// <summary>Takes the client's word for what became of a record without headers.</summary>
    public void Reported(string topic, byte[]? key, byte[]? value, Delivery delivery, ProducerClient client, DeliveryReport<byte[]?, byte[]?> report)
    {
        if (report.Error.IsError)
        {
            Reported(new OutgoingRecord(topic, Bytes.From(key), Bytes.From(value)), delivery, client, report);
            return;
        }

        _room.Leave((key?.Length ?? 0) + (value?.Length ?? 0));
        delivery.Succeed(new LogPosition(report.Partition.Value, report.Offset.Value));
    }

    /// <summary>Takes the client's word for what became of a record.</summary>
    public void Reported(OutgoingRecord record, Delivery delivery, ProducerClient client, DeliveryReport<byte[]?, byte[]?> report)
    {
        bool isTooLarge = report.Error.Code == ErrorCode.MsgSizeTooLarge;
        if (isTooLarge && !client.IsAlone)
        {
            // The broker measured all that went together: only alone it shows whether this record is too large.
            Produce(record, delivery, _alone);
            return;
        }

        _room.Leave(record.Size);
        client.Note(report.Error);
        if (!report.Error.IsError)
        {
            delivery.Succeed(new LogPosition(report.Partition.Value, report.Offset.Value));
        }
        else
        {
            delivery.Fail(isTooLarge ? KafkaErrors.TooLarge(record, clients.Options.MaxRecordBytes) : KafkaErrors.Of($"Sending to '{record.Topic}'", report.Error, trouble: clients.Trouble));
        }
    }
}
