using System.Globalization;
using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace EcomIntel.Streaming;

/// <summary>Reads a topic once, from its beginning to the ends that it had when the reading began, as the only member of a group of its own.</summary>
internal sealed class TopicReader(IEventTransport transport, string group)
{
    private const int MostQueued = 10_000;
    private static int _readers;

    /// <summary>The records, partition by partition in their order, partitions mixed; each is valid until the next is asked for.</summary>
    public async IAsyncEnumerable<LogRecord> ReadAsync(string topic, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        TopicDescription description = await transport.DescribeAsync(topic, cancellationToken).ConfigureAwait(false);
        Dictionary<int, LogRange> open = [];
        for (int partition = 0; partition < description.Partitions; partition++)
        {
            LogRange range = await transport.GetRangeAsync(topic, partition, cancellationToken).ConfigureAwait(false);
            if (range.End > range.Start)
            {
                open.Add(partition, range);
            }
        }

        if (open.Count == 0)
        {
            yield break;
        }

        Listener listener = new(new Dictionary<int, LogRange>(open));
        string member = string.Create(CultureInfo.InvariantCulture, $"{group}.{Environment.MachineName}.{Environment.ProcessId}.{Interlocked.Increment(ref _readers)}");
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        IEventConsumer consumer = transport.Subscribe(topic, member, listener);
        await using (consumer.ConfigureAwait(false))
        {
            Task run = listener.RunAsync(consumer, stop.Token);
            try
            {
                while (open.Count > 0)
                {
                    using LogBatch batch = await listener.NextAsync(cancellationToken).ConfigureAwait(false);
                    if (!open.TryGetValue(batch.Partition, out LogRange range))
                    {
                        continue;
                    }

                    for (int i = 0; i < batch.Records.Length && batch.Records.Span[i].Offset < range.End; i++)
                    {
                        yield return batch.Records.Span[i];
                    }

                    if (batch.NextOffset >= range.End)
                    {
                        open.Remove(batch.Partition);
                    }
                }
            }
            finally
            {
                await stop.CancelAsync().ConfigureAwait(false);
                await run.ConfigureAwait(false);
                listener.Drop();
            }
        }
    }

    private sealed class Listener(Dictionary<int, LogRange> ranges) : IPartitionListener
    {
        private readonly Channel<LogBatch> _batches = Channel.CreateUnbounded<LogBatch>(new UnboundedChannelOptions { SingleReader = true });
        private readonly Dictionary<int, DeliveryValve> _valves = [];
        private IEventConsumer _consumer = null!;

        /// <summary>Takes part until it is stopped. Its failure becomes the reader's.</summary>
        public async Task RunAsync(IEventConsumer consumer, CancellationToken cancellationToken)
        {
            _consumer = consumer;
            try
            {
                await consumer.RunAsync(cancellationToken).ConfigureAwait(false);
                _batches.Writer.TryComplete();
            }
            catch (Exception error)
            {
                _batches.Writer.TryComplete(error);
            }
        }

        public async ValueTask<LogBatch> NextAsync(CancellationToken cancellationToken)
        {
            LogBatch batch = await _batches.Reader.ReadAsync(cancellationToken).ConfigureAwait(false);
            Valve(batch.Partition).Queue(-batch.Records.Length);
            return batch;
        }

        public void Assigned(IReadOnlyList<int> partitions)
        {
            foreach (int partition in partitions)
            {
                if (ranges.TryGetValue(partition, out LogRange range))
                {
                    Valve(partition).Start(range.Start);
                }
            }
        }

        public void Received(LogBatch batch)
        {
            Valve(batch.Partition).Queue(batch.Records.Length);
            if (!_batches.Writer.TryWrite(batch))
            {
                batch.Dispose();
            }
        }

        public ValueTask RevokedAsync(int partition) => ValueTask.CompletedTask;

        public ValueTask LostAsync(int partition) => ValueTask.CompletedTask;

        public void Failed(int partition, Exception cause) => _batches.Writer.TryComplete(cause);

        public void Drop()
        {
            while (_batches.Reader.TryRead(out LogBatch? batch))
            {
                batch.Dispose();
            }
        }

        private DeliveryValve Valve(int partition)
        {
            lock (_valves)
            {
                if (!_valves.TryGetValue(partition, out DeliveryValve? valve))
                {
                    _valves.Add(partition, valve = new DeliveryValve(_consumer, partition, MostQueued));
                }

                return valve;
            }
        }
    }
}
