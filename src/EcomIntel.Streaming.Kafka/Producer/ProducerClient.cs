using Confluent.Kafka;

namespace EcomIntel.Streaming.Kafka;

/// <summary>One client that sends, until an error that it cannot go on from.</summary>
internal sealed class ProducerClient : IDisposable
{
    private readonly KafkaClients _clients;
    private readonly IProducer<byte[]?, byte[]?> _client;
    private volatile bool _isBroken;

    public ProducerClient(KafkaClients clients, bool isAlone)
    {
        _clients = clients;
        IsAlone = isAlone;
        _client = clients.Producer(isAlone, Note);
    }

    /// <summary>Whether it sends each record in a request of its own.</summary>
    public bool IsAlone { get; }

    public bool IsBroken => _isBroken;

    public void Produce(OutgoingRecord record, Action<DeliveryReport<byte[]?, byte[]?>> reported)
    {
        Message<byte[]?, byte[]?> message = new()
        {
            Key = Bytes.ToArray(record.Key),
            Value = Bytes.ToArray(record.Value),
            Headers = HeaderCopy.To(record.Headers),
        };
        try
        {
            _client.Produce(record.Topic, message, reported);
        }
        catch (KafkaException error)
        {
            Note(error.Error);
            throw;
        }
    }

    /// <summary>Takes note of an error after which the client sends nothing more.</summary>
    public void Note(Error error)
    {
        if (error.IsFatal && !_isBroken)
        {
            _isBroken = true;
            _clients.Log.ProducerReplaced(error.Code, error.Reason);
        }
    }

    /// <summary>Disposes it once its last reports have come, on a thread of its own: that waits for the client's threads.</summary>
    public void Retire()
    {
        Thread thread = new(() =>
        {
            _client.Flush(TimeSpan.FromSeconds(5));
            Dispose();
        })
        { IsBackground = true, Name = "Kafka producer's end" };
        thread.Start();
    }

    public void Dispose() => _client.Dispose();
}
