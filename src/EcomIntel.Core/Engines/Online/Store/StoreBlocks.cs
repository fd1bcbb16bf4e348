using System.Buffers.Binary;

namespace EcomIntel;

/// <summary>
/// The blocks of a store's file: length in bytes, number, content, and a checksum over number and content. So neither side needs memory for more
/// than a block, and a block that is lost or moved shows.
/// </summary>
internal sealed class StoreBlocks(Stream stream)
{
    private const int FullBlock = 1 << 16;

    private readonly StateWriter _writer = new();
    private long _number;

    /// <summary>The writer of the next state: in this block, or in a new one where this is full.</summary>
    public StateWriter Next()
    {
        if (_writer.Written.Length >= FullBlock)
        {
            Flush();
        }

        if (_writer.Written.IsEmpty)
        {
            _writer.Put(_number);
        }

        return _writer;
    }

    /// <summary>Writes what the block has so far.</summary>
    public void Flush()
    {
        Span<byte> word = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(word, _writer.Written.Length);
        stream.Write(word);
        stream.Write(_writer.Written);
        BinaryPrimitives.WriteInt64LittleEndian(word, Checksum.Of(_writer.Written));
        stream.Write(word);
        _writer.Clear();
        _number++;
    }

    /// <summary>Reads a block's content; nothing is trusted before the checksum is right, the length least of all.</summary>
    public static byte[] Read(Stream stream, long number)
    {
        long length = ReadWord(stream);
        if (length < sizeof(long) || length % sizeof(long) != 0 || length > Array.MaxLength)
        {
            throw StateReader.Damaged($"a block of {length} bytes cannot be");
        }

        byte[] block = ReadBytes(stream, (int)length);
        if (ReadWord(stream) != Checksum.Of(block))
        {
            throw StateReader.Damaged($"the checksum of block {number} does not fit its content");
        }

        return BinaryPrimitives.ReadInt64LittleEndian(block) == number
            ? block[sizeof(long)..]
            : throw StateReader.Damaged($"block {number} is missing or moved");
    }

    private static byte[] ReadBytes(Stream stream, int length)
    {
        byte[] block = new byte[Math.Min(length, FullBlock)];
        int read = 0;
        while (true)
        {
            int wanted = block.Length - read;
            if (stream.ReadAtLeast(block.AsSpan(read), wanted, throwOnEndOfStream: false) < wanted)
            {
                throw StateReader.Damaged("it ends too early");
            }

            read = block.Length;
            if (read == length)
            {
                return block;
            }

            Array.Resize(ref block, (int)Math.Min(length, 2L * read));
        }
    }

    private static long ReadWord(Stream stream)
    {
        Span<byte> word = stackalloc byte[sizeof(long)];
        return stream.ReadAtLeast(word, word.Length, throwOnEndOfStream: false) == word.Length
            ? BinaryPrimitives.ReadInt64LittleEndian(word)
            : throw StateReader.Damaged("it ends too early");
    }
}
