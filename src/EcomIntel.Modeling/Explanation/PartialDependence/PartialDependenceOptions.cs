namespace EcomIntel.Modeling;

/// <summary>How <see cref="PartialDependence"/> is computed. Mutable, for one thread.</summary>
public sealed class PartialDependenceOptions
{
    /// <summary>The most values of a number that are looked at, at least 2; 20 by default. Numbers with more values are looked at where their quantiles are. Categories are looked at level by level, however many.</summary>
    public int GridPoints { get; set; } = 20;

    /// <summary>The number of threads; −1 (the default) for all cores. It does not change the result.</summary>
    public int MaxDegreeOfParallelism { get; set; } = -1;
}
