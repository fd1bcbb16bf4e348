namespace EcomIntel.Streaming.Tests;

internal readonly record struct ProbeState(ulong Sum, long Count);
