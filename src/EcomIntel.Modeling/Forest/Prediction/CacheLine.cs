using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace EcomIntel.Modeling;

/// <summary>Lets room begin at a cache line, because a vector that lies across two costs twice. The garbage collector may move it later, which is only slower.</summary>
internal static class CacheLine
{
    public const int Bytes = 64;

    /// <summary>The room from its first whole cache line on; there must be one cache line more than is needed.</summary>
    public static Span<T> Align<T>(Span<T> room)
        where T : unmanaged
    {
        nint address = Unsafe.ByteOffset(ref Unsafe.NullRef<T>(), ref MemoryMarshal.GetReference(room));
        return room[((int)(-address & (Bytes - 1)) / Unsafe.SizeOf<T>())..];
    }
}
