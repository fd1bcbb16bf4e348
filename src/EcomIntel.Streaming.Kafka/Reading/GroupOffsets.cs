using Confluent.Kafka;

namespace EcomIntel.Streaming.Kafka;

/// <summary>
/// Asks how far a group has come, which is needed for new partitions only. A consumer is asked that never joins, and a new one each time: an admin client whose
/// question about a group goes unanswered, as when brokers die, ends the process or hangs (librdkafka issue 4605), and one that lives on does not find the
/// group's coordinator again after a broker was killed and came back. Safe for any thread.
/// </summary>
internal sealed class GroupOffsets(KafkaClients clients)
{
    public async ValueTask<long?> GetAsync(string topic, string group, int partition, CancellationToken cancellationToken)
    {
        TaskCompletionSource<long?> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Thread thread = new(() => Ask(new TopicPartition(topic, partition), group, answer)) { IsBackground = true, Name = "Kafka group" };
        thread.Start();
        return await answer.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    private void Ask(TopicPartition place, string group, TaskCompletionSource<long?> answer)
    {
        try
        {
            using IConsumer<int, int> asker = clients.Reader(new Scratch(), group);
            Offset offset = asker.Committed([place], clients.Options.RequestTimeout).Single().Offset;
            answer.TrySetResult(offset.IsSpecial ? null : offset.Value);
        }
        catch (KafkaException error) when (error.Error.Code == ErrorCode.GroupIdNotFound)
        {
            answer.TrySetResult(null);
        }
        catch (Exception error)
        {
            answer.TrySetException(KafkaErrors.Of($"Asking for the offset of group '{group}' in partition {place.Partition.Value} of '{place.Topic}'", error, clients.Trouble));
        }
    }
}
