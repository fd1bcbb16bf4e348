namespace EcomIntel.Benchmarks;

/// <summary>
/// What one model does with one table. <c>TrainS</c> is from float columns in memory to a usable model, <c>PeakMb</c> the process's largest working set, <c>Ece</c> over
/// the likeliest class in 15 equal bins, <c>AboveTruth</c> the log-loss minus that of the true probabilities, where they are known.
/// </summary>
internal sealed record ForestLine
{
    public required string Model { get; init; }

    public required string Table { get; init; }

    public int TrainRows { get; init; }

    public double TrainS { get; init; }

    /// <summary>Processor seconds of all threads together: what is left to compare on a machine that is busy.</summary>
    public double? TrainCpuS { get; init; }

    public double PeakMb { get; init; }

    public double Accuracy { get; init; }

    public double LogLoss { get; init; }

    public double? AboveTruth { get; init; }

    public double Ece { get; init; }

    public double BatchRowsPerS { get; init; }

    public double SingleNs { get; init; }

    public double? SingleAllocBytes { get; init; }

    public double? ModelMb { get; init; }

    public double? LeafRows { get; init; }

    public double? ColumnsPerNode { get; init; }
}
