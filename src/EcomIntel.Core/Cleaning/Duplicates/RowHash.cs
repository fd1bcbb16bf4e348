using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace EcomIntel;

/// <summary>
/// 128 bits over a row's raw fields: rows with equal hashes are equal rows, for all that will ever be read. The two halves are multiply-and-fold hashes
/// under secret keys of the process, so that nobody can write rows that meet; no hash leaves the process.
/// </summary>
internal static class RowHash
{
    private static readonly ulong LowKey = NewKey();
    private static readonly ulong HighKey = NewKey();

    public static UInt128 Of(RowFeed feed)
    {
        ulong low = HighKey;
        ulong high = LowKey;
        for (int i = 0; i < feed.RawCount; i++)
        {
            ReadOnlySpan<byte> field = MemoryMarshal.AsBytes(feed.RawField(i));

            // The length goes first, so that fields cannot run into each other.
            Mix((ulong)field.Length, ref low, ref high);
            for (; field.Length >= sizeof(ulong); field = field[sizeof(ulong)..])
            {
                Mix(BinaryPrimitives.ReadUInt64LittleEndian(field), ref low, ref high);
            }

            ulong rest = 0;
            foreach (byte one in field)
            {
                rest = (rest << 8) | one;
            }

            Mix(rest, ref low, ref high);
        }

        return new UInt128(high, low);
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
