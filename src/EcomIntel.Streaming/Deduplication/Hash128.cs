using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace EcomIntel.Streaming;

/// <summary>MurmurHash3 for x64 with 128 bits (Appleby, 2011, public domain): fast and well mixed, not made to withstand an attacker. The low half serves where 64 bits are enough.</summary>
internal static class Hash128
{
    private const ulong C1 = 0x87c37b91114253d5;
    private const ulong C2 = 0x4cf5ad432745937f;

    public static UInt128 Of(ReadOnlySpan<byte> data, uint seed = 0)
    {
        ulong h1 = seed;
        ulong h2 = seed;
        int length = data.Length;
        while (data.Length >= 16)
        {
            h1 ^= Mix1(BinaryPrimitives.ReadUInt64LittleEndian(data));
            h1 = ((BitOperations.RotateLeft(h1, 27) + h2) * 5) + 0x52dce729;
            h2 ^= Mix2(BinaryPrimitives.ReadUInt64LittleEndian(data[8..]));
            h2 = ((BitOperations.RotateLeft(h2, 31) + h1) * 5) + 0x38495ab5;
            data = data[16..];
        }

        Span<byte> tail = stackalloc byte[16];
        tail.Clear();
        data.CopyTo(tail);
        // A zero block mixes to zero, so that absent bytes change nothing.
        h2 ^= Mix2(BinaryPrimitives.ReadUInt64LittleEndian(tail[8..]));
        h1 ^= Mix1(BinaryPrimitives.ReadUInt64LittleEndian(tail));

        h1 ^= (ulong)length;
        h2 ^= (ulong)length;
        h1 += h2;
        h2 += h1;
        h1 = Finish(h1);
        h2 = Finish(h2);
        h1 += h2;
        h2 += h1;
        return new UInt128(h2, h1);
    }

    public static ulong Low(ReadOnlySpan<byte> data, uint seed = 0) => (ulong)Of(data, seed);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Mix1(ulong block) => BitOperations.RotateLeft(block * C1, 31) * C2;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Mix2(ulong block) => BitOperations.RotateLeft(block * C2, 33) * C1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Finish(ulong hash)
    {
        hash = (hash ^ (hash >> 33)) * 0xff51afd7ed558ccd;
        hash = (hash ^ (hash >> 33)) * 0xc4ceb9fe1a85ec53;
        return hash ^ (hash >> 33);
    }
}
