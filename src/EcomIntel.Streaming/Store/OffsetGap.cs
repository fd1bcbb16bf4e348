using System.Runtime.InteropServices;

namespace EcomIntel.Streaming;

/// <summary>Offsets of a partition whose events were gone before they were applied.</summary>
/// <param name="From">The first of them.</param>
/// <param name="To">The first that is there again.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct OffsetGap(long From, long To);
