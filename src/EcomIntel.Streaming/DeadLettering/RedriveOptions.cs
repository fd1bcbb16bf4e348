namespace EcomIntel.Streaming;

/// <summary>How far <see cref="DeadLetters.RedriveAsync"/> goes. Read once; for one thread.</summary>
public sealed class RedriveOptions
{
    /// <summary>The most letters sent by one call; 10,000 by default.</summary>
    [WholeRange(1, int.MaxValue)]
    public int MaxLetters { get; set; } = 10_000;

    /// <summary>How often an event may be sent again in all; 3 by default. A letter whose event came back that often stays.</summary>
    [WholeRange(1, 1_000)]
    public int MaxRedrives { get; set; } = 3;
}
