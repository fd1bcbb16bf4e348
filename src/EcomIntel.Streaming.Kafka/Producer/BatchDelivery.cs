using Confluent.Kafka;

namespace EcomIntel.Streaming.Kafka;

/// <summary>Waits for the outcome of many records at once; it is the first failure where there is any.</summary>
internal sealed class BatchDelivery : Delivery
{
    private readonly KafkaProducer _producer;
    private readonly TaskCompletionSource _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Exception? _failure;
    private Shared? _shared;
    private int _open;

    public BatchDelivery(KafkaProducer producer, int records)
    {
        _producer = producer;
        _open = records;
        if (records == 0)
        {
            _outcome.SetResult();
        }
    }

    public Task Task => _outcome.Task;

    public override Action<DeliveryReport<byte[]?, byte[]?>>? Handler(OutgoingRecord record, ProducerClient client)
    {
        if (record.Headers.Count > 0)
        {
            return null;
        }

        // A local: a record that is tried alone comes here on another thread.
        Shared? shared = _shared;
        if (shared?.Client != client)
        {
            _shared = shared = new Shared(this, client);
        }

        return shared.Report;
    }

    /// <summary>Records that will not be sent.</summary>
    public void Abandon(int records, Exception error)
    {
        Interlocked.CompareExchange(ref _failure, error, null);
        Close(records);
    }

    public override void Succeed(LogPosition position) => Close(1);

    public override void Fail(Exception error) => Abandon(1, error);

    private void Close(int records)
    {
        if (Interlocked.Add(ref _open, -records) > 0)
        {
            return;
        }

        if (_failure is { } failure)
        {
            _outcome.TrySetException(failure);
        }
        else
        {
            _outcome.TrySetResult();
        }
    }

    /// <summary>One handler for all records without headers: what the client keeps of each tells which it was.</summary>
    private sealed class Shared
    {
        private readonly BatchDelivery _batch;

        public Shared(BatchDelivery batch, ProducerClient client)
        {
            _batch = batch;
            Client = client;
            Report = Reported;
        }

        public ProducerClient Client { get; }

        public Action<DeliveryReport<byte[]?, byte[]?>> Report { get; }

        private void Reported(DeliveryReport<byte[]?, byte[]?> report) => _batch._producer.Reported(report.Topic, report.Message.Key, report.Message.Value, _batch, Client, report);
    }
}
