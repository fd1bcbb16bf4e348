using System.Collections.Immutable;

namespace EcomIntel.Streaming;

/// <summary>The names to give to OpenTelemetry. Stateless and safe for any thread.</summary>
public static class EcomIntelTelemetry
{
    /// <summary>The names of the meters, for <c>AddMeter</c>.</summary>
    public static ImmutableArray<string> MeterNames { get; } = [StreamingTelemetry.Name];

    /// <summary>The names of the activity sources, for <c>AddSource</c>.</summary>
    public static ImmutableArray<string> SourceNames { get; } = [StreamingTelemetry.Name];
}
