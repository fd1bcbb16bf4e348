using System.Runtime.InteropServices;

namespace EcomIntel.Streaming;

/// <summary>Where a record lies.</summary>
/// <param name="Partition">The partition.</param>
/// <param name="Offset">The offset within it.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct LogPosition(int Partition, long Offset);
