namespace EcomIntel.Streaming;

/// <summary>What all partitions of a processor share.</summary>
internal sealed record ProcessorSetup(
    StreamingOptions Options,
    ShopEventJson Json,
    IReadOnlyList<IEventHandler> Handlers,
    IEventTransport Transport,
    IStateStore Store,
    TimeProvider TimeProvider,
    StreamingLog Log)
{
    public PartitionIdentity IdentityOf(TopicDescription topic, int partition) =>
        new(topic.ClusterId, topic.TopicId, partition, topic.Partitions, Options.Group, Options.StateVersion);

    /// <summary>Reads rows, again and again where the store fails: its failures never count as a handler's.</summary>
    public ValueTask<IReadOnlyList<ReadOnlyMemory<byte>?>> ReadRowsAsync(int partition, StateKey[] keys, CancellationToken cancellationToken) =>
        RetryAsync("Reading state", partition, token => Store.ReadAsync(partition, keys, token), cancellationToken);

    /// <summary>Repeats what fails for reasons that may pass.</summary>
    public async ValueTask<T> RetryAsync<T>(string operation, int partition, Func<CancellationToken, ValueTask<T>> action, CancellationToken cancellationToken)
    {
        Backoff backoff = new(this);
        while (true)
        {
            try
            {
                return await action(cancellationToken).ConfigureAwait(false);
            }
            catch (Exception error) when (error is not (PartitionRefusedException or TransportFatalException) && !cancellationToken.IsCancellationRequested)
            {
                Log.Retrying(error, operation, partition, backoff.Next);
            }

            await backoff.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
