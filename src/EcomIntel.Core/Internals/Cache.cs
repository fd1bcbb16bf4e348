using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace EcomIntel;

/// <summary>Asks for memory before it is needed. A hint: it changes no result, and does nothing where the processor's intrinsics have no such instruction.</summary>
internal static class Cache
{
    /// <summary>How many items ahead a walk asks for: enough to hide a miss, few enough to be still there when it arrives.</summary>
    public const int Ahead = 24;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Prefetch<T>(ref T item)
        where T : unmanaged
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch0(Unsafe.AsPointer(ref item));
        }
    }
}
