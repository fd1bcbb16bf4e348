using System.Runtime.InteropServices;

namespace EcomIntel.Streaming;

/// <summary>What became of a partition's records since its beginning: each is in exactly one of these.</summary>
/// <param name="Applied">Events that took effect.</param>
/// <param name="Duplicates">Copies of events that took effect before.</param>
/// <param name="DeadLetters">Records parked in the dead-letter topic.</param>
/// <param name="Resent">Records sent again under the right key.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct PartitionCounts(long Applied, long Duplicates, long DeadLetters, long Resent)
{
    /// <summary>All records.</summary>
    public long Total => Applied + Duplicates + DeadLetters + Resent;
}
