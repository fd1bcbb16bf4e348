using System.Buffers.Binary;
using System.Security.Cryptography;

namespace EcomIntel.Modeling;

/// <summary>The envelope of a model file: eight bytes that name the format, its version, the payload, and the SHA-256 of all before it.</summary>
internal static class ForestFile
{
    public const int Version = 3;

    /// <summary>Before rows had weights.</summary>
    public const int UnweightedVersion = 2;

    private const int HeaderBytes = 12;

    private static ReadOnlySpan<byte> Magic => "ECOMFRST"u8;

    public static void Write(Stream stream, ReadOnlySpan<byte> payload)
    {
        Span<byte> header = stackalloc byte[HeaderBytes];
        Magic.CopyTo(header);
        BinaryPrimitives.WriteInt32LittleEndian(header[Magic.Length..], Version);
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(header);
        hash.AppendData(payload);
        stream.Write(header);
        stream.Write(payload);
        stream.Write(hash.GetHashAndReset());
    }

    public static ReadOnlySpan<byte> Payload(ReadOnlySpan<byte> file, out int version)
    {
        if (file.Length < HeaderBytes + SHA256.HashSizeInBytes || !file.StartsWith(Magic))
        {
            throw new ModelFormatException("This is not a forest: its first bytes are not those of an .ecomforest file, or it is cut short.");
        }

        version = BinaryPrimitives.ReadInt32LittleEndian(file[Magic.Length..]);
        if (version is not (Version or UnweightedVersion))
        {
            throw new ModelFormatException($"The model file is of version {version}; this version of EcomIntel.Modeling reads versions {UnweightedVersion} and {Version}. Use the package that wrote it, or train again.");
        }

        ReadOnlySpan<byte> content = file[..^SHA256.HashSizeInBytes];
        if (!SHA256.HashData(content).AsSpan().SequenceEqual(file[content.Length..]))
        {
            throw new ModelFormatException("The model file is damaged: its checksum does not fit. Copy or train it again.");
        }

        return content[HeaderBytes..];
    }
}
