using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace EcomIntel.Streaming;

/// <summary>A state row: the version in 4 bytes, what the handler wrote, and a checksum of 8 bytes over table, key and all before it. Little endian.</summary>
internal static class StateRowCodec
{
    private const int VersionSize = 4;
    private const int ChecksumSize = 8;

    public static byte[] Write<TState>(StatefulEventHandler<TState> handler, string key, TState state, ArrayBufferWriter<byte> buffer)
    {
        buffer.ResetWrittenCount();
        BinaryPrimitives.WriteInt32LittleEndian(buffer.GetSpan(VersionSize), handler.Version);
        buffer.Advance(VersionSize);
        handler.Save(state, buffer);
        byte[] row = new byte[buffer.WrittenCount + ChecksumSize];
        buffer.WrittenSpan.CopyTo(row);
        BinaryPrimitives.WriteUInt64LittleEndian(row.AsSpan(buffer.WrittenCount), Checksum(handler.Name, key, buffer.WrittenSpan));
        return row;
    }

    public static TState Read<TState>(StatefulEventHandler<TState> handler, string key, ReadOnlySpan<byte> row)
    {
        int end = row.Length - ChecksumSize;
        if (end < VersionSize || BinaryPrimitives.ReadUInt64LittleEndian(row[end..]) != Checksum(handler.Name, key, row[..end]))
        {
            throw new PartitionRefusedException($"A row of '{handler.Name}' ({row.Length} bytes) is damaged: its checksum is wrong. Bring the store back from a backup, or reset the partition and rebuild it from the log.");
        }

        int version = BinaryPrimitives.ReadInt32LittleEndian(row);
        try
        {
            return handler.Load(key, version, row[VersionSize..end]);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            throw new PartitionRefusedException(
                $"The handler '{handler.Name}' (version {handler.Version}) cannot read a row of version {version}. Teach it that version, or raise StateVersion and rebuild from the log.", error);
        }
    }

    private static ulong Checksum(string table, string key, ReadOnlySpan<byte> content) =>
        Hash128.Low(content) + (31 * Hash128.Low(Encoding.UTF8.GetBytes(key))) + (961 * Hash128.Low(Encoding.UTF8.GetBytes(table)));
}
