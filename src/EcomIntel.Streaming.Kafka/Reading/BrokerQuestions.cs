using Confluent.Kafka;

namespace EcomIntel.Streaming.Kafka;

/// <summary>
/// Asks brokers through admin clients. Confluent's client cannot take a description that lists no brokers, or a partition without replicas in sync, as brokers give
/// while all of them start: it destroys itself, some answers never come, and whatever calls it then, or disposes of it, ends the process. So descriptions have a
/// client of their own that is asked one thing at a time, and the brokers are looked at before the first and after every error. Safe for any thread.
/// </summary>
internal sealed class BrokerQuestions : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private readonly RenewedClient _plain;
    private readonly RenewedClient _describing;
    private volatile bool _isUnsure = true;

    public BrokerQuestions(KafkaClients clients)
    {
        Timeout = clients.Options.RequestTimeout;
        _plain = new RenewedClient(clients, () => _isUnsure = true);
        _describing = new RenewedClient(clients, () => _isUnsure = true);
    }

    public TimeSpan Timeout { get; }

    /// <summary>Makes sure that brokers are there and that a topic's partitions have replicas in sync, where that is in doubt.</summary>
    /// <exception cref="KafkaException">It is not so, or the brokers could not be asked.</exception>
    public async Task LookAsync(string topic, CancellationToken cancellationToken)
    {
        if (_isUnsure)
        {
            await InTurnAsync(() => LookAsync(topic), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Asks for anything but a description.</summary>
    /// <exception cref="KafkaException">The brokers said no, or nothing.</exception>
    public Task<T> AskAsync<T>(Func<IAdminClient, Task<T>> question, CancellationToken cancellationToken) => _plain.AskAsync(question, cancellationToken);

    /// <summary>Asks for a description.</summary>
    /// <exception cref="KafkaException">The brokers said no, or nothing.</exception>
    public Task<T> DescribeAsync<T>(Func<IAdminClient, Task<T>> question, CancellationToken cancellationToken) =>
        InTurnAsync(() => _describing.AskAsync(question, CancellationToken.None), cancellationToken);

    public void Dispose()
    {
        _plain.Dispose();

        // While a question is under way nobody knows whether its client still lives: it is left as it is.
        if (_turn.Wait(0))
        {
            _describing.Dispose();
            _turn.Dispose();
        }
    }

    private async Task<bool> LookAsync(string topic)
    {
        if (!_isUnsure)
        {
            return true;
        }

        _isUnsure = false;

        // Of all topics: the question about one would create it where brokers are set so.
        Metadata seen = await _describing.AskAsync(
            client => Task.Factory.StartNew(() => client.GetMetadata(Timeout), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default), CancellationToken.None).ConfigureAwait(false);
        TopicMetadata? found = seen.Topics.Find(one => one.Topic == topic);
        if (seen.Brokers.Count == 0 || found?.Partitions.Exists(partition => partition.InSyncReplicas.Length == 0 || partition.Replicas.Length == 0) == true)
        {
            _isUnsure = true;
            throw new KafkaException(new Error(ErrorCode.LeaderNotAvailable, $"the brokers are starting, and '{topic}' has partitions that none of them leads"));
        }

        return true;
    }

    /// <summary>Asks once no other question is under way. Goes on where the caller gives up: only an answer tells that the client lives.</summary>
    private async Task<T> InTurnAsync<T>(Func<Task<T>> question, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        return await AnswerAsync(question).WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task<T> AnswerAsync<T>(Func<Task<T>> question)
    {
        try
        {
            return await question().ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }
}
