namespace EcomIntel.Streaming;

/// <summary>How events are read, and the limits that a payload must keep before anything is made of it. For one thread while it is set up.</summary>
public sealed class ShopEventJsonOptions
{
    /// <summary>The IANA zone of times that carry none; <c>UTC</c> by default. A local time that the clock skips or repeats is read with the zone's standard offset.</summary>
    [KnownTimeZone]
    public string TimeZone { get; set; } = "UTC";

    /// <summary>The most bytes of a payload; 1,048,576 by default.</summary>
    [WholeRange(2, 1_073_741_824)]
    public int MaxBytes { get; set; } = 1_048_576;

    /// <summary>The deepest nesting, unknown fields included; 16 by default.</summary>
    [WholeRange(2, 64)]
    public int MaxDepth { get; set; } = 16;

    /// <summary>The most bytes of a text or a name in UTF-8; 4,096 by default.</summary>
    [WholeRange(64, 1_073_741_824)]
    public int MaxStringLength { get; set; } = 4_096;

    /// <summary>The most items of an array or fields of an object; 1,000 by default.</summary>
    [WholeRange(32, 1_073_741_824)]
    public int MaxArrayLength { get; set; } = 1_000;
}
