using System.Buffers.Binary;

namespace EcomIntel;

/// <summary>A customer's state as bytes: little-endian Int64 words. Mark and version, layout fingerprint, the time of the newest click where the aggregates are over any, the state of sales and of each sort of click, and last a checksum over all before it.</summary>
internal static class StateFile
{
    private const long MarkAndVersion = 0x0002_5441_5453_4345; // "ECSTAT", version 2
    private const long VersionMask = unchecked((long)0xFFFF_0000_0000_0000);
    private const int HeaderWords = 2;

    public static byte[] Write(CustomerFeatureState state)
    {
        StateWriter writer = new();
        writer.Put(MarkAndVersion);
        writer.Put(Checksum.Of(state.Layout.Fingerprint));
        if (state.Layout.SeesClicks)
        {
            writer.Put(state.NewestClick);
        }

        state.Sales.Write(writer);
        foreach (ref KeyState clicks in state.Clicks)
        {
            clicks.Write(writer);
        }

        writer.Put(Checksum.Of(writer.Written));
        return writer.Written.ToArray();
    }

    public static CustomerFeatureState Read(ReadOnlySpan<byte> bytes, CustomerLayout layout)
    {
        CheckHeader(bytes, layout);
        StateReader reader = new(bytes[(HeaderWords * sizeof(long))..^sizeof(long)]);
        CustomerFeatureState state = new(layout) { NewestClick = layout.SeesClicks ? reader.Take() : KeyState.Never };
        state.Sales = KeyState.Read(ref reader, layout.Keys[0]);
        for (int i = 0; i < state.Clicks.Length; i++)
        {
            state.Clicks[i] = KeyState.Read(ref reader, layout.Keys[i + 1]);
        }

        return reader.IsAtEnd ? state : throw StateReader.Damaged($"it is {bytes.Length} bytes long, more than its content");
    }

    private static void CheckHeader(ReadOnlySpan<byte> bytes, CustomerLayout layout)
    {
        if (bytes.Length < (HeaderWords + 1) * sizeof(long) || bytes.Length % sizeof(long) != 0)
        {
            throw StateReader.Damaged($"it is {bytes.Length} bytes long, too short or not whole");
        }

        long mark = BinaryPrimitives.ReadInt64LittleEndian(bytes);
        if ((mark & ~VersionMask) != (MarkAndVersion & ~VersionMask))
        {
            throw StateReader.Damaged("it does not begin with the mark of one");
        }

        if (mark != MarkAndVersion)
        {
            throw new DataFormatException(
                $"The feature state is of version {mark >>> 48}, but this library reads version {MarkAndVersion >>> 48}. " +
                "Update the library, or rebuild the state from the log.");
        }

        if (Checksum.Of(bytes[..^sizeof(long)]) != BinaryPrimitives.ReadInt64LittleEndian(bytes[^sizeof(long)..]))
        {
            throw StateReader.Damaged("its checksum does not fit its content");
        }

        if (BinaryPrimitives.ReadInt64LittleEndian(bytes[sizeof(long)..]) != Checksum.Of(layout.Fingerprint))
        {
            throw new SchemaMismatchException("The feature state was kept for other aggregates than the pipeline has. Rebuild it from the log with this pipeline.");
        }
    }
}
