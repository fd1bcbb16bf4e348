using System.Buffers.Binary;
using System.Text;

namespace EcomIntel.Streaming;

/// <summary>
/// An outgoing record that its topic does not take, kept as a row of a table of the library's own under its <c>ecomintel.id</c>: a version, the record, and a checksum of
/// 8 bytes over id and all before it. Little endian.
/// </summary>
internal static class KeptRecord
{
    public const string Table = "ecomintel.too_large";
    private const int Version = 1;
    private const int ChecksumSize = 8;

    public static StateKey KeyOf(string id) => new(Table, id);

    public static StateRow ToRow(OutgoingRecord record)
    {
        string id = record.Headers.First(header => header.Name == RecordHeaderNames.Id).Text;
        using MemoryStream stream = new();
        using BinaryWriter writer = new(stream, Encoding.UTF8);
        writer.Write(Version);
        writer.Write(record.Topic);
        Write(writer, record.Key);
        Write(writer, record.Value);
        writer.Write(record.Headers.Count);
        foreach (RecordHeader header in record.Headers)
        {
            writer.Write(header.Name);
            Write(writer, header.Value);
        }

        writer.Write(Checksum(id, stream.GetBuffer().AsSpan(0, (int)stream.Length)));
        return new StateRow(KeyOf(id), stream.ToArray());
    }

    /// <exception cref="PartitionRefusedException">The row is damaged, or of a later version.</exception>
    public static OutgoingRecord Read(string id, ReadOnlyMemory<byte> row)
    {
        int end = row.Length - ChecksumSize;
        if (end < sizeof(int) || BinaryPrimitives.ReadUInt64LittleEndian(row.Span[end..]) != Checksum(id, row.Span[..end]))
        {
            throw new PartitionRefusedException($"The kept record of '{id}' ({row.Length} bytes) is damaged: its checksum is wrong. Bring the store back from a backup.");
        }

        using BinaryReader reader = new(new MemoryStream(row[..end].ToArray()), Encoding.UTF8);
        int version = reader.ReadInt32();
        if (version != Version)
        {
            throw new PartitionRefusedException($"The kept record of '{id}' is of version {version}, and this program reads version {Version}. Use the newer program.");
        }

        string topic = reader.ReadString();
        ReadOnlyMemory<byte>? key = Read(reader);
        ReadOnlyMemory<byte>? value = Read(reader);
        RecordHeader[] headers = new RecordHeader[reader.ReadInt32()];
        for (int i = 0; i < headers.Length; i++)
        {
            string name = reader.ReadString();
            headers[i] = new RecordHeader(name, Read(reader) ?? default);
        }

        return new OutgoingRecord(topic, key, value) { Headers = headers };
    }

    private static void Write(BinaryWriter writer, ReadOnlyMemory<byte>? bytes)
    {
        writer.Write(bytes?.Length ?? -1);
        if (bytes is { } present)
        {
            writer.Write(present.Span);
        }
    }

    private static ReadOnlyMemory<byte>? Read(BinaryReader reader)
    {
        int length = reader.ReadInt32();
        if (length < 0)
        {
            return null;
        }

        return reader.ReadBytes(length);
    }

    private static ulong Checksum(string id, ReadOnlySpan<byte> content) => Hash128.Low(content) + (31 * Hash128.Low(Encoding.UTF8.GetBytes(id)));
}
