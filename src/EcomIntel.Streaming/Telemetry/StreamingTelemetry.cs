using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace EcomIntel.Streaming;

/// <summary>Metrics and traces, by OpenTelemetry's conventions for messaging where these have a name for it.</summary>
internal static class StreamingTelemetry
{
    public const string Name = "EcomIntel.Streaming";

    public static readonly ActivitySource Source = new(Name);

    private static readonly Meter Meter = new(Name);
    private static readonly Counter<long> Consumed = Meter.CreateCounter<long>("messaging.client.consumed.messages", "{message}", "Records that were committed");
    private static readonly Counter<long> Sent = Meter.CreateCounter<long>("messaging.client.sent.messages", "{message}", "Outgoing rows that their topic acknowledged");
    private static readonly Histogram<double> CommitDuration = Meter.CreateHistogram<double>("ecomintel.streaming.commit.duration", "s", "Time of a commit, retries included");
    private static readonly Counter<long> Duplicates = Meter.CreateCounter<long>("ecomintel.streaming.duplicates", "{event}", "Copies of events that took effect before");
    private static readonly Counter<long> DeadLetters = Meter.CreateCounter<long>("ecomintel.streaming.dead_letters", "{record}", "Records parked in the dead-letter topic");
    private static readonly Counter<long> Fences = Meter.CreateCounter<long>("ecomintel.streaming.fenced", "{commit}", "Commits refused because the partition had another owner");
    private static readonly Counter<long> Failures = Meter.CreateCounter<long>("ecomintel.streaming.failed_partitions", "{partition}", "Partitions that stopped and will not go on by themselves");
    private static readonly UpDownCounter<long> Assigned = Meter.CreateUpDownCounter<long>("ecomintel.streaming.partitions", "{partition}", "Partitions held");

    public static void Committed(string topic, int partition, PartitionCounts before, PartitionCounts after, double seconds)
    {
        TagList tags = Tags(topic, partition);
        Consumed.Add(after.Total - before.Total, tags);
        Duplicates.Add(after.Duplicates - before.Duplicates, tags);
        DeadLetters.Add(after.DeadLetters - before.DeadLetters, tags);
        CommitDuration.Record(seconds, tags);
    }

    public static void Acknowledged(string topic) => Sent.Add(1, new KeyValuePair<string, object?>("messaging.destination.name", topic));

    public static void Fenced(string topic, int partition) => Fences.Add(1, Tags(topic, partition));

    public static void Failed(string topic, int partition) => Failures.Add(1, Tags(topic, partition));

    public static void Held(string topic, int change) => Assigned.Add(change, new KeyValuePair<string, object?>("messaging.destination.name", topic));

    private static TagList Tags(string topic, int partition) => new()
    {
        { "messaging.destination.name", topic },
        { "messaging.destination.partition.id", partition },
    };
}
