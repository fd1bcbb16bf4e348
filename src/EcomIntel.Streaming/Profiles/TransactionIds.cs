using System.Buffers.Binary;
using System.Text;

namespace EcomIntel.Streaming;

/// <summary>
/// The transactions that a customer's sums hold, long after the partition has forgotten their events: orders are money. Packed into 12 bytes each: a 64-bit hash
/// of the transaction id and the day of its record. Days are the log's, so that a rebuild decides alike.
/// </summary>
internal static class TransactionIds
{
    public const int DaysKept = 400;
    private const int Size = 12;

    public static bool Contains(ReadOnlySpan<byte> packed, string transactionId)
    {
        ulong hash = Hash(transactionId);
        for (; packed.Length >= Size; packed = packed[Size..])
        {
            if (BinaryPrimitives.ReadUInt64LittleEndian(packed) == hash)
            {
                return true;
            }
        }

        return false;
    }

    public static byte[] Add(ReadOnlySpan<byte> packed, string transactionId, DateTimeOffset recordTime)
    {
        int day = (int)(EpochTime.ToMicroseconds(recordTime) / EpochTime.MicrosecondsPerDay);
        while (packed.Length >= Size && BinaryPrimitives.ReadInt32LittleEndian(packed[8..]) < day - DaysKept)
        {
            packed = packed[Size..];
        }

        byte[] added = new byte[packed.Length + Size];
        packed.CopyTo(added);
        BinaryPrimitives.WriteUInt64LittleEndian(added.AsSpan(packed.Length), Hash(transactionId));
        BinaryPrimitives.WriteInt32LittleEndian(added.AsSpan(packed.Length + 8), day);
        return added;
    }

    private static ulong Hash(string transactionId) => Hash128.Low(Encoding.UTF8.GetBytes(transactionId));
}
