using System.Text.Json;

namespace EcomIntel.Kafka.Harness;

/// <summary>What a worker tells whoever started it: a line on its standard output.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Partition">The partition; −1 where it is about the whole worker.</param>
/// <param name="Offset">The next offset.</param>
/// <param name="Outgoing">Outgoing rows that are not acknowledged yet.</param>
/// <param name="Text">More of it.</param>
public sealed record WorkerReport(WorkerReportKind Kind, int Partition = -1, long Offset = -1, long Outgoing = 0, string Text = "")
{
    private const string Prefix = "#worker ";

    public override string ToString() => Prefix + JsonSerializer.Serialize(this);

    public static WorkerReport? Parse(string line) =>
        line.StartsWith(Prefix, StringComparison.Ordinal) ? JsonSerializer.Deserialize<WorkerReport>(line.AsSpan(Prefix.Length)) : null;
}
