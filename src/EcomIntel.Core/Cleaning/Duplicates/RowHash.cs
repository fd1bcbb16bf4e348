using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace EcomIntel;

/// <summary>128 bits of SHA-256 over a row's raw fields: rows with equal hashes are equal rows, for all that will ever be read.</summary>
internal static class RowHash
{
    [ThreadStatic]
    private static char[]? _buffer;

    public static UInt128 Of(RowFeed feed)
    {
        char[] buffer = _buffer ??= new char[1024];
        int length = 0;
        for (int i = 0; i < feed.RawCount; i++)
        {
            ReadOnlySpan<char> field = feed.RawField(i);
            if (buffer.Length < length + field.Length + 2)
            {
                Array.Resize(ref buffer, (2 * buffer.Length) + field.Length + 2);
                _buffer = buffer;
            }

            // The length goes first, so that fields cannot run into each other.
            buffer[length++] = (char)field.Length;
            buffer[length++] = (char)(field.Length >> 16);
            field.CopyTo(buffer.AsSpan(length));
            length += field.Length;
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(MemoryMarshal.AsBytes(buffer.AsSpan(0, length)), hash);
        return MemoryMarshal.Read<UInt128>(hash);
    }
}
