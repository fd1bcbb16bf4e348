using System.Text;
using Confluent.Kafka;

namespace EcomIntel.Kafka.Harness;

/// <summary>Records that are produced in a transaction, to be committed or aborted.</summary>
internal static class Transactions
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static void Run(string bootstrap, string topic, IReadOnlyList<LoadRecord> records, bool commit)
    {
        using IProducer<byte[], byte[]> producer = new ProducerBuilder<byte[], byte[]>(new ProducerConfig
        {
            BootstrapServers = bootstrap,
            TransactionalId = Guid.NewGuid().ToString("N"),
            Partitioner = Partitioner.Murmur2Random,
        }).SetLogHandler((_, _) => { }).Build();
        producer.InitTransactions(Patience);
        producer.BeginTransaction();
        foreach (LoadRecord record in records)
        {
            producer.Produce(topic, new Message<byte[], byte[]> { Key = Encoding.UTF8.GetBytes(record.Key!), Value = record.Value });
        }

        if (commit)
        {
            producer.CommitTransaction(Patience);
        }
        else
        {
            // An abort gives up what is still queued: only what the broker has makes a gap.
            producer.Flush(Patience);
            producer.AbortTransaction(Patience);
        }
    }
}
