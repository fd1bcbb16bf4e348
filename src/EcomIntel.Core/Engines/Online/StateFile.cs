using System.Buffers.Binary;

namespace EcomIntel;

/// <summary>
/// A customer's state as bytes: little-endian Int64 words. Mark and version, layout fingerprint, newest time, the counts of waiting and kept
/// sales, the aggregators' words, the expired counts, the sales as (time, spend, unit price, quantity), and last a checksum over all before it.
/// </summary>
internal static class StateFile
{
    private const long MarkAndVersion = 0x0002_5441_5453_4345; // "ECSTAT", version 2
    private const long VersionMask = unchecked((long)0xFFFF_0000_0000_0000);
    private const int HeaderWords = 5;

    public static byte[] Write(CustomerFeatureState state)
    {
        StateLayout layout = state.Layout;
        byte[] bytes = new byte[sizeof(long) * (HeaderWords + layout.WordCount + layout.Windows.Length + (PastEvent.Words * (state.Waiting.Count + state.Kept.Count)) + 1)];
        int at = 0;
        Put(bytes, ref at, MarkAndVersion);
        Put(bytes, ref at, layout.Fingerprint);
        Put(bytes, ref at, state.Newest);
        Put(bytes, ref at, state.Waiting.Count);
        Put(bytes, ref at, state.Kept.Count);
        foreach (long word in state.Words)
        {
            Put(bytes, ref at, word);
        }

        foreach (int expired in state.Expired)
        {
            Put(bytes, ref at, expired);
        }

        Put(bytes, ref at, state.Waiting);
        Put(bytes, ref at, state.Kept);
        Put(bytes, ref at, Checksum.Of(bytes.AsSpan(0, at)));
        return bytes;
    }

    public static CustomerFeatureState Read(ReadOnlySpan<byte> bytes, StateLayout layout)
    {
        CheckHeader(bytes, layout);
        CustomerFeatureState state = new(layout);
        int at = 2 * sizeof(long);
        state.Newest = Take(bytes, ref at);
        long waiting = Take(bytes, ref at);
        long kept = Take(bytes, ref at);
        long words = HeaderWords + layout.WordCount + layout.Windows.Length + 1;
        long sales = (bytes.Length / sizeof(long)) - words;
        if (waiting < 0 || kept < 0 || waiting > sales || kept > sales || PastEvent.Words * (waiting + kept) != sales)
        {
            throw Damaged($"it is {bytes.Length} bytes long, which does not fit its {waiting} waiting and {kept} kept sales");
        }

        for (int i = 0; i < state.Words.Length; i++)
        {
            state.Words[i] = Take(bytes, ref at);
        }

        for (int i = 0; i < state.Expired.Length; i++)
        {
            long expired = Take(bytes, ref at);
            state.Expired[i] = expired >= 0 && expired <= kept ? (int)expired : throw Damaged($"a window let go {expired} of {kept} sales");
        }

        Take(bytes, ref at, state.Waiting, waiting);
        Take(bytes, ref at, state.Kept, kept);
        return state;
    }

    private static void CheckHeader(ReadOnlySpan<byte> bytes, StateLayout layout)
    {
        if (bytes.Length < (HeaderWords + 1) * sizeof(long) || bytes.Length % sizeof(long) != 0)
        {
            throw Damaged($"it is {bytes.Length} bytes long, too short or not whole");
        }

        long mark = BinaryPrimitives.ReadInt64LittleEndian(bytes);
        if ((mark & ~VersionMask) != (MarkAndVersion & ~VersionMask))
        {
            throw Damaged("it does not begin with the mark of one");
        }

        if (mark != MarkAndVersion)
        {
            throw new DataFormatException(
                $"The feature state is of version {mark >>> 48}, but this library reads version {MarkAndVersion >>> 48}. " +
                "Update the library, or rebuild the state from the log.");
        }

        if (Checksum.Of(bytes[..^sizeof(long)]) != BinaryPrimitives.ReadInt64LittleEndian(bytes[^sizeof(long)..]))
        {
            throw Damaged("its checksum does not fit its content");
        }

        if (BinaryPrimitives.ReadInt64LittleEndian(bytes[sizeof(long)..]) != layout.Fingerprint)
        {
            throw new SchemaMismatchException("The feature state was kept for other aggregates than the pipeline has. Rebuild it from the log with this pipeline.");
        }
    }

    private static void Put(Span<byte> bytes, ref int at, long value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(bytes[at..], value);
        at += sizeof(long);
    }

    private static void Put(Span<byte> bytes, ref int at, EventQueue sales)
    {
        for (int i = 0; i < sales.Count; i++)
        {
            Put(bytes, ref at, sales[i].Time);
            Put(bytes, ref at, sales[i].Spend);
            Put(bytes, ref at, sales[i].UnitPrice);
            Put(bytes, ref at, sales[i].Quantity);
        }
    }

    private static long Take(ReadOnlySpan<byte> bytes, ref int at)
    {
        long value = BinaryPrimitives.ReadInt64LittleEndian(bytes[at..]);
        at += sizeof(long);
        return value;
    }

    private static void Take(ReadOnlySpan<byte> bytes, ref int at, EventQueue sales, long count)
    {
        for (long i = 0; i < count; i++)
        {
            sales.Add(new PastEvent(Take(bytes, ref at), Take(bytes, ref at), Take(bytes, ref at), Take(bytes, ref at)));
        }
    }

    private static DataFormatException Damaged(string what) => new($"The bytes are not a feature state: {what}. Restore them from a backup, or rebuild the state from the log.");
}
