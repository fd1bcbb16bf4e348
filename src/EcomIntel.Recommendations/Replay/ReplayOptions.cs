namespace EcomIntel.Recommendations;

/// <summary>How a replay measures. Mutable, for one thread.</summary>
public sealed class ReplayOptions
{
    /// <summary>The number of products asked for; 10 by default, at least 1.</summary>
    public int Products { get; set; } = 10;

    /// <summary>The number of categories looked at; 2 by default, at least 1.</summary>
    public int Categories { get; set; } = 2;
}
