using System.Diagnostics;
using Confluent.Kafka;
using EcomIntel.Streaming;

namespace EcomIntel.Benchmarks;

/// <summary>Loops over Confluent's client that do nothing with what they send and read, with the settings that our transport gives it.</summary>
internal static class BareKafka
{
    private const int QueueRecords = 200_000;
    private const int FetchedKilobytes = 65_536;

    /// <summary>Sends records that are bytes already and counts their delivery reports. Returns the seconds until the last one.</summary>
    public static double Produce(StreamTopic topic, IReadOnlyList<OutgoingRecord> records)
    {
        ProducerConfig config = new()
        {
            BootstrapServers = topic.Bootstrap,
            EnableIdempotence = true,
            Acks = Acks.All,
            Partitioner = Partitioner.Murmur2Random,
            LingerMs = 5,
            QueueBufferingMaxMessages = QueueRecords,
            DeliveryReportFields = "status",
            SocketNagleDisable = true,
        };
        using CountdownEvent open = new(records.Count);
        using IProducer<byte[], byte[]> producer = new ProducerBuilder<byte[], byte[]>(config).SetLogHandler((_, _) => { }).Build();
        Action<DeliveryReport<byte[], byte[]>> reported = report =>
        {
            if (report.Error.IsError)
            {
                throw new InvalidOperationException($"A record was not delivered: {report.Error.Reason}");
            }

            open.Signal();
        };
        long start = Stopwatch.GetTimestamp();
        foreach (OutgoingRecord record in records)
        {
            Send(producer, topic.Name, new Message<byte[], byte[]> { Key = record.Key!.Value.ToArray(), Value = record.Value!.Value.ToArray() }, reported);
        }

        open.Wait();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    /// <summary>Reads a topic to its end. Returns the seconds from the first record of all consumers to the last.</summary>
    public static double Consume(StreamTopic topic, int events, int consumers)
    {
        string group = "bare-" + topic.Name + Stopwatch.GetTimestamp();
        long first = long.MaxValue;
        long last = 0;
        int read = 0;
        Thread[] threads = new Thread[consumers];
        for (int i = 0; i < consumers; i++)
        {
            threads[i] = new Thread(Read);
            threads[i].Start();
        }

        foreach (Thread thread in threads)
        {
            thread.Join();
        }

        return Stopwatch.GetElapsedTime(first, last).TotalSeconds;

        void Read()
        {
            using IConsumer<byte[], byte[]> consumer = new ConsumerBuilder<byte[], byte[]>(Settings(topic, group)).SetLogHandler((_, _) => { }).Build();
            consumer.Subscribe(topic.Name);
            int mine = 0;
            while (Volatile.Read(ref read) + mine < events)
            {
                ConsumeResult<byte[], byte[]>? result = consumer.Consume(50);
                if (result is null)
                {
                    Interlocked.Add(ref read, mine);
                    mine = 0;
                    continue;
                }

                if (mine++ == 0)
                {
                    Lower(ref first, Stopwatch.GetTimestamp());
                }
                else if (mine == 1_000)
                {
                    Interlocked.Add(ref read, mine);
                    mine = 0;
                }
            }

            Raise(ref last, Stopwatch.GetTimestamp());
            consumer.Close();
        }
    }

    private static ConsumerConfig Settings(StreamTopic topic, string group) => new()
    {
        BootstrapServers = topic.Bootstrap,
        GroupId = group,
        EnableAutoCommit = true,
        EnableAutoOffsetStore = false,
        AutoOffsetReset = AutoOffsetReset.Earliest,
        IsolationLevel = IsolationLevel.ReadCommitted,
        PartitionAssignmentStrategy = PartitionAssignmentStrategy.CooperativeSticky,
        QueuedMaxMessagesKbytes = FetchedKilobytes,
        ConsumeResultFields = "timestamp",
        FetchQueueBackoffMs = 10,
        SocketNagleDisable = true,
    };

    private static void Send(IProducer<byte[], byte[]> producer, string topic, Message<byte[], byte[]> message, Action<DeliveryReport<byte[], byte[]>> reported)
    {
        while (true)
        {
            try
            {
                producer.Produce(topic, message, reported);
                return;
            }
            catch (ProduceException<byte[], byte[]> error) when (error.Error.Code == ErrorCode.Local_QueueFull)
            {
                producer.Poll(TimeSpan.FromMilliseconds(10));
            }
        }
    }

    private static void Lower(ref long target, long value)
    {
        long seen = Volatile.Read(ref target);
        while (value < seen && Interlocked.CompareExchange(ref target, value, seen) is var now && now != seen)
        {
            seen = now;
        }
    }

    private static void Raise(ref long target, long value)
    {
        long seen = Volatile.Read(ref target);
        while (value > seen && Interlocked.CompareExchange(ref target, value, seen) is var now && now != seen)
        {
            seen = now;
        }
    }
}
