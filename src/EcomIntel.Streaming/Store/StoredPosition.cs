using System.Runtime.InteropServices;

namespace EcomIntel.Streaming;

/// <summary>What a commit with an unknown outcome is settled by.</summary>
/// <param name="Owner">The number of the present owner.</param>
/// <param name="NextOffset">The stored next offset.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct StoredPosition(long Owner, long NextOffset);
