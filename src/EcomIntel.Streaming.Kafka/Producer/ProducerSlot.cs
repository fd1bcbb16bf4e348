namespace EcomIntel.Streaming.Kafka;

/// <summary>Where a client is made when it is first needed, and anew when it cannot go on. Safe for any thread.</summary>
internal sealed class ProducerSlot(KafkaClients clients, bool isAlone) : IDisposable
{
    private readonly Lock _lock = new();
    private volatile ProducerClient? _client;
    private bool _isDisposed;

    public ProducerClient Client()
    {
        if (_client is { IsBroken: false } ready)
        {
            return ready;
        }

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

            client = _client ??= new ProducerClient(clients, isAlone);
        }

        broken?.Retire();
        return client;
    }

    public void Dispose()
    {
        ProducerClient? client;
        lock (_lock)
        {
            _isDisposed = true;
            client = _client;
            _client = null;
        }

        client?.Dispose();
    }
}
