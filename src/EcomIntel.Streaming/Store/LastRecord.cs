using System.Runtime.InteropServices;

namespace EcomIntel.Streaming;

/// <summary>The last record that a state has seen, by which it knows its log again.</summary>
/// <param name="Offset">Its offset.</param>
/// <param name="LeaderEpoch">The epoch of the leader that wrote it; −1 where the transport has none.</param>
/// <param name="Hash">A 64-bit hash of its key and payload.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct LastRecord(long Offset, int LeaderEpoch, ulong Hash);
