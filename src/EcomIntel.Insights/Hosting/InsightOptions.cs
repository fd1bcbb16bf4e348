namespace EcomIntel.Insights;

/// <summary>What the questions of a report share. Mutable, for one thread; builders and reporters take a copy.</summary>
public sealed class InsightOptions
{
    /// <summary>The IANA time zone in which months begin and clocks tick; <c>UTC</c> by default.</summary>
    public string TimeZone { get; set; } = "UTC";

    /// <summary>The seed of splits, forests and permutations; 0 by default. The same seed and data give the same report.</summary>
    public long Seed { get; set; }

    /// <summary>The share of false claims among the supported ones that the report is built to keep; 0.05 by default, in (0, 0.5].</summary>
    public double FalseDiscoveryRate { get; set; } = 0.05;

    /// <summary>Below this effective number of customers nothing is claimed; 30 by default, at least 2.</summary>
    public double MinimumEffectiveCustomers { get; set; } = 30;

    /// <summary>Groups of fewer customers are never shown by themselves, in no table, chart or claim; 10 by default, at least 1.</summary>
    public int MinimumGroupSize { get; set; } = 10;

    /// <summary>The share of revenue that is profit, in (0, 1]; null (the default) for no expected values in the report.</summary>
    public double? Margin { get; set; }

    /// <summary>The number of threads; −1 (the default) for all cores. It does not change the report.</summary>
    public int MaxDegreeOfParallelism { get; set; } = -1;

    internal InsightOptions Copy() => (InsightOptions)MemberwiseClone();
}
