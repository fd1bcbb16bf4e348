using Confluent.Kafka;

namespace EcomIntel.Streaming.Kafka;

/// <summary>An admin client that is made when it is needed, and anew once it fell silent. Safe for any thread.</summary>
/// <param name="clients">Makes it.</param>
/// <param name="doubted">Told of every error.</param>
internal sealed class RenewedClient(KafkaClients clients, Action doubted) : IDisposable
{
    /// <summary>The client itself answers, if only with a timeout, before this is over.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    private readonly Lock _lock = new();
    private IAdminClient? _client;

    /// <summary>Asks one thing.</summary>
    /// <exception cref="KafkaException">The brokers said no, or nothing.</exception>
    public async Task<T> AskAsync<T>(Func<IAdminClient, Task<T>> question, CancellationToken cancellationToken)
    {
        IAdminClient client = Client();
        try
        {
            return await question(client).WaitAsync(clients.Options.RequestTimeout + Grace, clients.TimeProvider, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is TimeoutException or ObjectDisposedException)
        {
            Leave(client);
            doubted();
            throw new KafkaException(new Error(ErrorCode.Local_TimedOut, "the client fell silent and is made anew"), error);
        }
        catch (KafkaException)
        {
            doubted();
            throw;
        }
    }

    public void Dispose() => _client?.Dispose();

    private IAdminClient Client()
    {
        lock (_lock)
        {
            return _client ??= clients.Admin(_ => doubted());
        }
    }

    /// <summary>The old one is left as it is: what it holds may be freed already.</summary>
    private void Leave(IAdminClient silent)
    {
        lock (_lock)
        {
            _client = _client == silent ? null : _client;
        }
    }
}
