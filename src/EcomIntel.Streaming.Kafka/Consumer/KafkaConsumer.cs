using System.Collections.Concurrent;

namespace EcomIntel.Streaming.Kafka;

/// <summary>A member of a consumer group. All work of the client is done on one thread of its own; whoever calls only leaves it a command.</summary>
internal sealed class KafkaConsumer(KafkaClients clients, string topic, string group, IPartitionListener listener) : IEventConsumer
{
    /// <summary>The longest that leaving the group may take; a broker that is away must not hold up the host.</summary>
    private static readonly TimeSpan LeavingBound = TimeSpan.FromSeconds(5);

    private readonly ConcurrentQueue<ConsumerCommand> _commands = new();

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
        ConsumerLoop loop = new(clients, topic, group, listener, _commands);
        Thread thread = new(() => Run(loop, ended, cancellationToken)) { IsBackground = true, Name = "Kafka " + topic };
        thread.Start();
        await ended.Task.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        try
        {
            await ended.Task.WaitAsync(LeavingBound, clients.TimeProvider, CancellationToken.None).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            clients.Log.LeftLate(group, LeavingBound);
        }
        catch (Exception error) when (cancellationToken.IsCancellationRequested)
        {
            // It was to end, and it has.
            clients.Log.LeavingFailed(error);
        }
    }

    public void Start(int partition, long offset) => _commands.Enqueue(new ConsumerCommand(CommandKind.Start, partition, offset));

    public void Hold(int partition) => _commands.Enqueue(new ConsumerCommand(CommandKind.Hold, partition, 0));

    public void Release(int partition) => _commands.Enqueue(new ConsumerCommand(CommandKind.Release, partition, 0));

    public void Committed(int partition, long nextOffset) => _commands.Enqueue(new ConsumerCommand(CommandKind.Committed, partition, nextOffset));

    /// <summary>Nothing is left to release: <see cref="RunAsync"/> ends with the client, or after it has waited long enough for it.</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static void Run(ConsumerLoop loop, TaskCompletionSource ended, CancellationToken cancellationToken)
    {
        try
        {
            loop.Run(cancellationToken);
            ended.TrySetResult();
        }
        catch (Exception error)
        {
            // An exception on a thread of its own would end the process.
            ended.TrySetException(error);
        }
    }
}
