using System.Runtime.InteropServices;

namespace EcomIntel.Streaming;

/// <summary>An event that took effect, so that copies of it are recognised.</summary>
/// <param name="Id">A 128-bit hash of the event id.</param>
/// <param name="Payload">A 64-bit hash of the payload.</param>
/// <param name="RecordTime">The record's time in microseconds since the Unix epoch.</param>
/// <param name="Offset">The record's offset.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct EventIdEntry(UInt128 Id, ulong Payload, long RecordTime, long Offset)
{
    // In halves, because a UInt128 is aligned to 16 bytes: 40 bytes an entry instead of 48.
    private readonly ulong _high = (ulong)(Id >> 64);
    private readonly ulong _low = (ulong)Id;

    /// <summary>A 128-bit hash of the event id.</summary>
    public UInt128 Id
    {
        get => new(_high, _low);
        init
        {
            _high = (ulong)(value >> 64);
            _low = (ulong)value;
        }
    }
}
