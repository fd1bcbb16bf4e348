namespace EcomIntel.Streaming;

/// <summary>The event ids of one commit as bytes, about 28 for each: the hashes as they are, offsets and times as steps from the entry before.</summary>
internal static class EventIdChunkFormat
{
    private const byte Version = 1;

    /// <summary>Enough for most.</summary>
    public static int Size(int entries) => (32 * entries) + 64;

    public static ReadOnlyMemory<byte> Write(SealedWriter writer, IReadOnlyList<EventIdEntry> entries)
    {
        writer.Begin(Version);
        long offset = 0;
        long time = 0;
        for (int i = 0; i < entries.Count; i++)
        {
            EventIdEntry entry = entries[i];
            writer.UInt64((ulong)(entry.Id >> 64)).UInt64((ulong)entry.Id).UInt64(entry.Payload)
                .ShortSigned(entry.Offset - offset).ShortSigned(entry.RecordTime - time);
            offset = entry.Offset;
            time = entry.RecordTime;
        }

        return writer.Seal();
    }

    /// <summary>Adds the entries after an offset to those that are there: of a chunk that is forgotten in part, the rest counts.</summary>
    /// <exception cref="InvalidDataException">The bytes are damaged.</exception>
    public static void Read(ReadOnlySpan<byte> bytes, long after, List<EventIdEntry> entries)
    {
        SealedReader reader = new(bytes, Version, "the event ids");
        long offset = 0;
        long time = 0;
        while (!reader.IsAtEnd)
        {
            UInt128 id = new(reader.UInt64(), reader.UInt64());
            ulong payload = reader.UInt64();
            offset += reader.ShortSigned();
            time += reader.ShortSigned();
            if (offset > after)
            {
                entries.Add(new EventIdEntry(id, payload, time, offset));
            }
        }
    }
}
