namespace EcomIntel.Benchmarks;

/// <summary>The line of <c>score insights</c>; parts that were not run are missing.</summary>
internal sealed record InsightsLine(string Workload, int Worlds, long Seed)
{
    public int? NullFalseReports { get; init; }

    public double? NullFalseShare { get; init; }

    public double? HardNullFdp { get; init; }

    /// <summary>In how many worlds each false claim was supported, over both null worlds.</summary>
    public IReadOnlyDictionary<string, int>? FalseClaims { get; init; }

    public IReadOnlyDictionary<string, double>? Power { get; init; }

    public IReadOnlyDictionary<string, double>? Coverage { get; init; }

    public double? CoveragePooled { get; init; }

    public double? PlantedFdp { get; init; }

    public double? HappyHoursPower { get; init; }

    public double? HappyHoursFalseShare { get; init; }

    /// <summary>The seconds of the default report of one million transactions, all cores.</summary>
    public double? ReportSeconds { get; init; }

    /// <summary>The processor time of that report, all threads: what other work on the machine hardly changes.</summary>
    public double? ReportCpuSeconds { get; init; }

    /// <summary>The process's largest working set after that report, the data and the world it came from included.</summary>
    public double? PeakMb { get; init; }

    /// <summary>The processor seconds of each part of that report.</summary>
    public IReadOnlyDictionary<string, double>? PartCpuSeconds { get; init; }

    public double Seconds { get; init; }
}
