using System.Runtime.InteropServices;

namespace EcomIntel;

/// <summary>The offsets of a zone between two moments: the first, when it changes and by how much, all in microseconds.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly ref struct OffsetChanges(long first, ReadOnlySpan<long> changes, ReadOnlySpan<long> steps)
{
    public long First { get; } = first;

    public ReadOnlySpan<long> Changes { get; } = changes;

    public ReadOnlySpan<long> Steps { get; } = steps;
}
