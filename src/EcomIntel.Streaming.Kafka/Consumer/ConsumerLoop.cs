using System.Collections.Concurrent;
using Confluent.Kafka;

namespace EcomIntel.Streaming.Kafka;

/// <summary>What a member's thread does: polls, hands over what is at hand, and obeys commands in between.</summary>
internal sealed class ConsumerLoop(KafkaClients clients, string topic, string group, IPartitionListener listener, ConcurrentQueue<ConsumerCommand> commands)
{
    /// <summary>How long it waits for a record, and with it the longest that a command waits while there is none.</summary>
    private static readonly TimeSpan IdleWait = TimeSpan.FromMilliseconds(50);

    /// <summary>The same while a partition stands still and may be told to go on.</summary>
    private static readonly TimeSpan StandingWait = TimeSpan.FromMilliseconds(5);

    /// <summary>The longest that a record waits for others to be handed over with.</summary>
    private static readonly TimeSpan DrainTime = TimeSpan.FromMilliseconds(4);

    private readonly Scratch _scratch = new();
    private readonly Assignment _assignment = new(clients, topic, listener);

    public void Run(CancellationToken cancellationToken)
    {
        Exception? failure = null;
        IConsumer<int, int> consumer = clients.Member(group, _scratch, _assignment.Handle, error => failure ??= KafkaErrors.StopsMember(error) ? KafkaErrors.OfMember(topic, error) : null);
        _assignment.BeforeRevoking = () => Obey(consumer);
        try
        {
            consumer.Subscribe(topic);
            while (!cancellationToken.IsCancellationRequested)
            {
                Obey(consumer);
                _assignment.Settle(consumer);
                Poll(consumer);
                if (failure is not null)
                {
                    throw failure;
                }
            }
        }
        catch (KafkaException error) when (!cancellationToken.IsCancellationRequested)
        {
            throw KafkaErrors.OfMember(topic, error.Error, error);
        }
        finally
        {
            Leave(consumer);
            _assignment.LoseAll();
        }
    }

    private void Poll(IConsumer<int, int> consumer)
    {
        ConsumeResult<int, int>? result = Consume(consumer, _assignment.IsStanding ? StandingWait : IdleWait);
        if (result is null)
        {
            _assignment.TakePositions(consumer);
            return;
        }

        long started = clients.TimeProvider.GetTimestamp();
        int taken = 0;
        do
        {
            _assignment.Add(result, _scratch.Content);
            result = (++taken & 63) == 0 && clients.TimeProvider.GetElapsedTime(started) >= DrainTime ? null : Consume(consumer, TimeSpan.Zero);
        }
        while (result is not null);
        _assignment.HandOver();
    }

    /// <summary>Takes the next record. What the client has to say instead is told to those whom it concerns.</summary>
    private ConsumeResult<int, int>? Consume(IConsumer<int, int> consumer, TimeSpan wait)
    {
        try
        {
            return consumer.Consume(wait);
        }
        catch (ConsumeException error) when (!error.Error.IsFatal)
        {
            TopicPartitionOffset place = error.ConsumerRecord.TopicPartitionOffset;
            if (place.Partition.Value >= 0 && KafkaErrors.StopsPartition(error.Error))
            {
                _assignment.Fail(place.Partition.Value, error.Error);
            }
            else if (KafkaErrors.StopsMember(error.Error))
            {
                throw;
            }
            else
            {
                clients.Log.Reading(topic, error.Error.Code, error.Error.Reason);
            }

            return null;
        }
    }

    private void Obey(IConsumer<int, int> consumer)
    {
        while (commands.TryDequeue(out ConsumerCommand command))
        {
            _assignment.Obey(consumer, command);
        }
    }

    private void Leave(IConsumer<int, int> consumer)
    {
        try
        {
            // Gives the partitions that are still held back to the listener.
            consumer.Close();
        }
        catch (Exception error)
        {
            clients.Log.LeavingFailed(error);
        }

        consumer.Dispose();
    }
}
