namespace EcomIntel.Benchmarks;

/// <summary>The line of <c>score streaming</c>. The ratios are ours over bare.</summary>
internal sealed record StreamLine(
    string State,
    string Store,
    string Survives,
    int Events,
    double EventBytes,
    int Partitions,
    int Consumers,
    int Runs,
    double ProducePerS,
    double BareProducePerS,
    double ProduceRatio,
    double ConsumePerS,
    double BareConsumePerS,
    double ConsumeRatio,
    double AllocBytesPerEvent)
{
    public double? LatencyP50Ms { get; init; }

    public double? LatencyP99Ms { get; init; }

    public double? LatencyMaxMs { get; init; }
}
