namespace EcomIntel.Streaming;

/// <summary>A record that waits to be sent as bytes.</summary>
internal static class OutgoingFormat
{
    private const byte Version = 1;

    public static ReadOnlyMemory<byte> Write(SealedWriter writer, OutgoingRecord record)
    {
        writer.Begin(Version).Text(record.Topic).OptionalBytes(record.Key).OptionalBytes(record.Value).Short((ulong)record.Headers.Count);
        foreach (RecordHeader header in record.Headers)
        {
            writer.Text(header.Name).Bytes(header.Value.Span);
        }

        return writer.Seal();
    }

    /// <exception cref="InvalidDataException">The bytes are damaged.</exception>
    public static OutgoingRecord Read(ReadOnlySpan<byte> bytes)
    {
        SealedReader reader = new(bytes, Version, "an outgoing row");
        string topic = reader.Text();
        ReadOnlyMemory<byte>? key = reader.OptionalBytes();
        ReadOnlyMemory<byte>? value = reader.OptionalBytes();
        RecordHeader[] headers = new RecordHeader[reader.Short()];
        for (int i = 0; i < headers.Length; i++)
        {
            headers[i] = new RecordHeader(reader.Text(), reader.Bytes().ToArray());
        }

        return new OutgoingRecord(topic, key, value) { Headers = headers };
    }
}
