using System.Runtime.InteropServices;

namespace EcomIntel.Streaming;

/// <summary>What a partition still holds.</summary>
/// <param name="Start">The first offset that can be read.</param>
/// <param name="End">The offset that the next record will have.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct LogRange(long Start, long End);
