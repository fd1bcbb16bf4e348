using System.Runtime.InteropServices;

namespace EcomIntel;

/// <summary>A 64-bit checksum against damage, not against intent: each word is mixed in by steps that can be undone, so that one changed word always shows.</summary>
internal static class Checksum
{
    public static long Of(string text) => Of(MemoryMarshal.AsBytes(text.AsSpan()));

    public static long Of(ReadOnlySpan<byte> bytes)
    {
        ulong hash = 0xCBF29CE484222325 ^ (ulong)bytes.Length;
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
        {
            hash = Mix(hash, System.Buffers.Binary.BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        }

        foreach (byte rest in bytes)
        {
            hash = Mix(hash, rest);
        }

        return (long)hash;
    }

    private static ulong Mix(ulong hash, ulong word)
    {
        hash = (hash ^ word) * 0x9E3779B97F4A7C15;
        return hash ^ (hash >> 32);
    }
}
