using Confluent.Kafka;

namespace EcomIntel.Streaming.Kafka;

/// <summary>Reads single records, one at a time, on a thread that exists as long as that takes. Safe for any thread.</summary>
internal sealed class RecordReader(KafkaClients clients) : IDisposable
{
    private static readonly TimeSpan PollWait = TimeSpan.FromMilliseconds(50);

    private readonly SemaphoreSlim _turn = new(1);

    public async ValueTask<LogRecord?> ReadAsync(string topic, int partition, long offset, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            TaskCompletionSource<LogRecord?> read = new(TaskCreationOptions.RunContinuationsAsynchronously);
            Thread thread = new(() => Read(new TopicPartitionOffset(topic, partition, offset), read, cancellationToken)) { IsBackground = true, Name = "Kafka record" };
            thread.Start();
            return await read.Task.ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private void Read(TopicPartitionOffset place, TaskCompletionSource<LogRecord?> read, CancellationToken cancellationToken)
    {
        try
        {
            Scratch scratch = new();
            using IConsumer<int, int> consumer = clients.Reader(scratch);
            consumer.Assign(place);
            read.TrySetResult(Read(consumer, scratch, place, cancellationToken));
        }
        catch (OperationCanceledException)
        {
            read.TrySetCanceled(cancellationToken);
        }
        catch (Exception error)
        {
            read.TrySetException(error as KafkaTransportException ?? KafkaErrors.Of(Name(place), error, clients.Trouble));
        }
    }

    private LogRecord? Read(IConsumer<int, int> consumer, Scratch scratch, TopicPartitionOffset place, CancellationToken cancellationToken)
    {
        long started = clients.TimeProvider.GetTimestamp();
        while (clients.TimeProvider.GetElapsedTime(started) < clients.Options.RequestTimeout)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                ConsumeResult<int, int>? result = consumer.Consume(PollWait);
                if (result is null)
                {
                    continue;
                }

                return result.IsPartitionEOF || result.Offset != place.Offset ? null : Record(result, scratch);
            }
            catch (ConsumeException error) when (error.Error.Code is ErrorCode.Local_AutoOffsetReset or ErrorCode.OffsetOutOfRange)
            {
                return null;
            }
            catch (ConsumeException error) when (!error.Error.IsFatal && !KafkaErrors.StopsPartition(error.Error))
            {
                clients.Log.Reading(place.Topic, error.Error.Code, error.Error.Reason);
            }
        }

        throw new KafkaTransportException($"{Name(place)} had no answer within {clients.Options.RequestTimeout}.{clients.Trouble.Behind(ErrorCode.Local_TimedOut)}");
    }

    private static LogRecord Record(ConsumeResult<int, int> result, Scratch scratch)
    {
        Message<int, int> message = result.Message;
        RecordSlab slab = new(null, scratch.Content.Length, records: 1);
        slab.Open(static _ => { });
        slab.Add(result.Offset.Value, message.Timestamp.UnixTimestampMs * 1_000, result.LeaderEpoch ?? -1, scratch.Content, message.Key, message.Value, HeaderCopy.From(message.Headers));
        return slab.Share(0).Span[0];
    }

    private static string Name(TopicPartitionOffset place) => $"Reading the record at offset {place.Offset} of partition {place.Partition.Value} of '{place.Topic}'";
}
