using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace EcomIntel.Streaming;

/// <summary>What the partitions of this process's processors look like just now, measured when a listener asks.</summary>
internal static class PartitionGauges
{
    private static readonly ConcurrentDictionary<PartitionGroup, StreamingOptions> Groups = new();

    public static void Add(PartitionGroup group, StreamingOptions options) => Groups.TryAdd(group, options);

    public static void Remove(PartitionGroup group) => Groups.TryRemove(group, out _);

    public static void CreateIn(Meter meter)
    {
        meter.CreateObservableUpDownCounter("ecomintel.streaming.partitions", States, "{partition}", "Partitions held, by what they are doing");
        meter.CreateObservableGauge("ecomintel.streaming.lag", () => Measure(static (group, status) => group.Lag.LagOf(status)), "{record}", "Offsets of a held partition that are not committed yet, as of the last look at the end of its log");
        meter.CreateObservableGauge("ecomintel.streaming.watermark.delay", () => Measure(static (group, status) => group.WatermarkDelayOf(status)), "s", "Time since a held partition's watermark");
        meter.CreateObservableGauge("ecomintel.streaming.event_ids", () => Measure(static (_, status) => status.RememberedEventIds), "{event}", "Events of a held partition whose copies would be recognised");
        meter.CreateObservableGauge("ecomintel.streaming.duplicate_horizon", () => Measure(static (_, status) => status.DuplicateHorizon?.TotalSeconds), "s", "Record time over which copies are really recognised");
        meter.CreateObservableGauge("ecomintel.streaming.outgoing.size", () => Measure(static (_, status) => status.OutgoingBytes), "By", "Bytes of outgoing rows that no topic acknowledged yet");
        meter.CreateObservableGauge("ecomintel.streaming.outgoing.rows", () => Measure(static (_, status) => status.OutgoingRows), "{row}", "Outgoing rows that no topic acknowledged yet");
    }

    private static IEnumerable<Measurement<long>> States() =>
        from entry in Groups
        from byState in entry.Key.Statuses.GroupBy(status => status.State)
        select new Measurement<long>(
            byState.Count(),
            new("messaging.destination.name", entry.Value.Topic),
            new("messaging.consumer.group.name", entry.Value.Group),
            new("ecomintel.partition.state", byState.Key.ToString()));

    private static IEnumerable<Measurement<double>> Measure(Func<PartitionGroup, PartitionStatus, double?> value) =>
        from entry in Groups
        from status in entry.Key.Statuses
        let measured = value(entry.Key, status)
        where measured is not null
        select new Measurement<double>(
            measured.Value,
            new("messaging.destination.name", entry.Value.Topic),
            new("messaging.destination.partition.id", status.Partition),
            new("messaging.consumer.group.name", entry.Value.Group));
}
