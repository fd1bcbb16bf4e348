using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace EcomIntel.Streaming;

/// <summary>Metrics and traces, by OpenTelemetry's conventions for messaging where these have a name for it.</summary>
internal static class StreamingTelemetry
{
    public const string Name = "EcomIntel.Streaming";
    private const string Topic = "messaging.destination.name";
    private const string Partition = "messaging.destination.partition.id";
    private const string Operation = "messaging.operation.name";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);
    private static readonly Counter<long> Consumed = Meter.CreateCounter<long>("messaging.client.consumed.messages", "{message}", "Records that were committed");
    private static readonly Counter<long> Sent = Meter.CreateCounter<long>("messaging.client.sent.messages", "{message}", "Events and outgoing rows that their topic acknowledged");
    private static readonly Histogram<double> ProcessDuration = Meter.CreateHistogram<double>("messaging.process.duration", "s", "Time of applying a batch of records");
    private static readonly Histogram<double> CommitDuration = Meter.CreateHistogram<double>("ecomintel.streaming.commit.duration", "s", "Time of a commit, retries included");
    private static readonly Counter<long> Duplicates = Meter.CreateCounter<long>("ecomintel.streaming.duplicates", "{event}", "Copies of events that took effect before");
    private static readonly Counter<long> DeadLetters = Meter.CreateCounter<long>("ecomintel.streaming.dead_letters", "{record}", "Records parked in the dead-letter topic");
    private static readonly Counter<long> TooLarge = Meter.CreateCounter<long>("ecomintel.streaming.too_large", "{row}", "Outgoing rows that were too large for their topic");
    private static readonly Counter<long> Fences = Meter.CreateCounter<long>("ecomintel.streaming.fenced", "{commit}", "Commits refused because the partition had another owner");
    private static readonly Counter<long> Failures = Meter.CreateCounter<long>("ecomintel.streaming.failed_partitions", "{partition}", "Partitions that stopped and will not go on by themselves");

    static StreamingTelemetry() => PartitionGauges.CreateIn(Meter);

    /// <summary>Whether anybody listens to what becomes of a send.</summary>
    public static bool WatchesSends => Sent.Enabled || Source.HasListeners();

    /// <summary>Begins the activity of sending an event; null where nobody listens.</summary>
    public static Activity? StartSend(string topic) => Source.StartActivity("send " + topic, ActivityKind.Producer)
        ?.SetTag(Operation, "send").SetTag("messaging.operation.type", "send").SetTag(Topic, topic);

    /// <summary>Begins the activity of applying a batch, linked to where its records were sent; null where nobody listens.</summary>
    public static Activity? StartProcess(StreamingOptions options, LogBatch batch) => !Source.HasListeners() ? null
        : Source.StartActivity("process " + options.Topic, ActivityKind.Consumer, default(ActivityContext), links: TraceContext.LinksTo(batch))
            ?.SetTag(Operation, "process").SetTag("messaging.operation.type", "process").SetTag(Topic, options.Topic).SetTag(Partition, batch.Partition)
            .SetTag("messaging.consumer.group.name", options.Group).SetTag("messaging.batch.message_count", batch.Records.Length);

    public static void Processed(string topic, int partition, TimeSpan duration) => ProcessDuration.Record(duration.TotalSeconds, Tags(topic, partition, "process"));

    public static void Committed(string topic, int partition, PartitionCounts before, PartitionCounts after, double seconds)
    {
        TagList tags = Tags(topic, partition, "process");
        Consumed.Add(after.Total - before.Total, tags);
        Duplicates.Add(after.Duplicates - before.Duplicates, tags);
        DeadLetters.Add(after.DeadLetters - before.DeadLetters, tags);
        CommitDuration.Record(seconds, tags);
    }

    public static void Acknowledged(string topic) => Sent.Add(1, new KeyValuePair<string, object?>(Topic, topic), new KeyValuePair<string, object?>(Operation, "send"));

    public static void RowTooLarge(string topic) => TooLarge.Add(1, new KeyValuePair<string, object?>(Topic, topic));

    public static void Fenced(string topic, int partition) => Fences.Add(1, Tags(topic, partition, "commit"));

    public static void Failed(string topic, int partition) => Failures.Add(1, Tags(topic, partition, "process"));

    private static TagList Tags(string topic, int partition, string operation) => new()
    {
        { Operation, operation },
        { Topic, topic },
        { Partition, partition },
    };
}
