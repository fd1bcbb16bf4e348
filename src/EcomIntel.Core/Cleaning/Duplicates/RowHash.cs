using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace EcomIntel;

/// <summary>
/// 128 bits over a row's raw fields: rows with equal hashes are equal rows, for all that will ever be read. The two halves are multiply-and-fold hashes
/// under secret keys of the process, so that nobody can write rows that meet; no hash leaves the process.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal struct RowHash()
{
    private static readonly ulong LowKey = NewKey();
    private static readonly ulong HighKey = NewKey();
    private ulong _low = HighKey;
    private ulong _high = LowKey;

    public readonly UInt128 Value => new(_high, _low);

    public void Add(ReadOnlySpan<char> field)
    {
        ulong low = _low;
        ulong high = _high;
        ReadOnlySpan<byte> bytes = MemoryMarshal.AsBytes(field);

        // The length goes first, so that fields cannot run into each other.
        Mix((ulong)bytes.Length, ref low, ref high);
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
        {
            Mix(BinaryPrimitives.ReadUInt64LittleEndian(bytes), ref low, ref high);
        }

        ulong rest = 0;
        foreach (byte one in bytes)
        {
            rest = (rest << 8) | one;
        }

        Mix(rest, ref low, ref high);
        _low = low;
        _high = high;
    }

    private static void Mix(ulong word, ref ulong low, ref ulong high)
    {
        low = Math.BigMul(low ^ word, LowKey, out ulong lowRest) ^ lowRest;
        high = Math.BigMul(high ^ word, HighKey, out ulong highRest) ^ highRest;
    }

    private static ulong NewKey()
    {
        Span<byte> key = stackalloc byte[sizeof(ulong)];
        RandomNumberGenerator.Fill(key);
        return BinaryPrimitives.ReadUInt64LittleEndian(key) | 1;
    }
}
