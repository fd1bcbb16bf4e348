using System.Buffers.Binary;
using System.Text;

namespace EcomIntel.Streaming;

/// <summary>A state row: the version in 4 bytes, what the handler wrote, and a checksum of 8 bytes over table, key and all before it. Little endian.</summary>
internal static class StateRowCodec
{
    private const int VersionSize = 4;
    private const int ChecksumSize = 8;

    /// <summary>Writes a row behind where the buffer was told that it begins.</summary>
    public static void Write<TState>(StatefulEventHandler<TState> handler, ReadOnlySpan<byte> key, TState state, RowBuffer buffer, ulong tableHash)
    {
        BinaryPrimitives.WriteInt32LittleEndian(buffer.GetSpan(VersionSize), handler.Version);
        buffer.Advance(VersionSize);
        handler.Save(state, buffer);
        ulong checksum = Checksum(tableHash, Hash128.Low(key), buffer.Row);
        BinaryPrimitives.WriteUInt64LittleEndian(buffer.GetSpan(ChecksumSize), checksum);
        buffer.Advance(ChecksumSize);
    }

    public static TState Read<TState>(StatefulEventHandler<TState> handler, string key, ReadOnlySpan<byte> row)
    {
        int end = row.Length - ChecksumSize;
        if (end < VersionSize || BinaryPrimitives.ReadUInt64LittleEndian(row[end..]) != Checksum(HashOf(handler.Name), HashOf(key), row[..end]))
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

    public static ulong HashOf(string text) => Hash128.Low(Encoding.UTF8.GetBytes(text));

    private static ulong Checksum(ulong tableHash, ulong keyHash, ReadOnlySpan<byte> content) => Hash128.Low(content) + (31 * keyHash) + (961 * tableHash);
}
