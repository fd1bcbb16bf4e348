using Confluent.Kafka;

namespace EcomIntel.Streaming.Kafka;

/// <summary>
/// Asks brokers through an admin client, and makes it anew when it falls silent. Confluent's client cannot take an answer that lists no brokers, or a partition
/// without replicas in sync, as brokers give while all of them start: it destroys itself, some answers never come, and a second destruction at its disposal ends
/// the process. So the brokers are looked at before the first question and after every error of the connection. Safe for any thread.
/// </summary>
internal sealed class BrokerQuestions(KafkaClients clients) : IDisposable
{
    /// <summary>The client itself answers, if only with a timeout, before this is over.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _turn = new(1);
    private IAdminClient? _client;
    private volatile bool _isUnsure = true;

    public TimeSpan Timeout => clients.Options.RequestTimeout;

    /// <summary>Makes sure that brokers are there and that a topic's partitions have replicas in sync, where that is in doubt.</summary>
    /// <exception cref="KafkaException">It is not so, or the brokers could not be asked.</exception>
    public async Task LookAsync(string topic, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (!_isUnsure)
            {
                return;
            }

            // Of all topics: the question about one would create it where brokers are set so.
            IAdminClient client = Client();
            _isUnsure = false;
            Metadata seen = await Task.Factory.StartNew(() => client.GetMetadata(Timeout), cancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default)
                .WaitAsync(cancellationToken).ConfigureAwait(false);
            TopicMetadata? found = seen.Topics.Find(one => one.Topic == topic);
            if (seen.Brokers.Count == 0 || found?.Partitions.Exists(partition => partition.InSyncReplicas.Length == 0 || partition.Replicas.Length == 0) == true)
            {
                throw new KafkaException(new Error(ErrorCode.LeaderNotAvailable, $"the brokers are starting, and '{topic}' has partitions that none of them leads"));
            }
        }
        catch
        {
            _isUnsure = true;
            throw;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Asks one thing.</summary>
    /// <exception cref="KafkaException">The brokers said no, or nothing.</exception>
    public async Task<T> AskAsync<T>(Func<IAdminClient, Task<T>> question, CancellationToken cancellationToken)
    {
        IAdminClient client = Client();
        try
        {
            return await question(client).WaitAsync(Timeout + Grace, clients.TimeProvider, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is TimeoutException or ObjectDisposedException)
        {
            Replace(client);
            throw new KafkaException(new Error(ErrorCode.Local_TimedOut, "the client fell silent and is made anew"), error);
        }
        catch (KafkaException)
        {
            _isUnsure = true;
            throw;
        }
    }

    public void Dispose()
    {
        _client?.Dispose();
        _turn.Dispose();
    }

    private IAdminClient Client()
    {
        lock (_lock)
        {
            return _client ??= clients.Admin(_ => _isUnsure = true);
        }
    }

    /// <summary>The old one is left as it is: what it holds may be freed already.</summary>
    private void Replace(IAdminClient silent)
    {
        lock (_lock)
        {
            _isUnsure = true;
            _client = _client == silent ? null : _client;
        }
    }
}
