using System.Buffers.Binary;
using System.Security.Cryptography;

namespace EcomIntel.Modeling;

/// <summary>The envelope of a model file: eight bytes that name the format, its version, the payload, and the SHA-256 of all before it.</summary>
/// <param name="magic">The first eight bytes.</param>
/// <param name="name">What such a file holds.</param>
/// <param name="extension">How its name ends.</param>
/// <param name="oldest">The oldest version that is read.</param>
/// <param name="version">The version that is written.</param>
internal sealed class ForestFile(byte[] magic, string name, string extension, int oldest, int version)
{
    /// <summary>Before rows had weights.</summary>
    public const int UnweightedVersion = 2;

    private const int HeaderBytes = 12;

    public static ForestFile OfClasses { get; } = new([.. "ECOMFRST"u8], "a forest", ".ecomforest", UnweightedVersion, 3);

    public static ForestFile OfAmounts { get; } = new([.. "ECOMREGR"u8], "a regression forest", ".ecomregression", 1, 1);

    public void Write(Stream stream, ReadOnlySpan<byte> payload)
    {
        Span<byte> header = stackalloc byte[HeaderBytes];
        magic.CopyTo(header);
        BinaryPrimitives.WriteInt32LittleEndian(header[magic.Length..], version);
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(header);
        hash.AppendData(payload);
        stream.Write(header);
        stream.Write(payload);
        stream.Write(hash.GetHashAndReset());
    }

    /// <summary>Reads a file; errors name it.</summary>
    public T Read<T>(string path, PayloadRead<T> read)
    {
        byte[] file = File.ReadAllBytes(path);
        try
        {
            return read(Payload(file, out int found), found);
        }
        catch (ModelFormatException error)
        {
            throw new ModelFormatException($"{path}: {error.Message}", error);
        }
    }

    /// <summary>Reads a stream to its end.</summary>
    public T Read<T>(Stream stream, PayloadRead<T> read)
    {
        using MemoryStream file = new();
        stream.CopyTo(file);
        return read(Payload(file.GetBuffer().AsSpan(0, (int)file.Length), out int found), found);
    }

    private ReadOnlySpan<byte> Payload(ReadOnlySpan<byte> file, out int found)
    {
        if (file.Length < HeaderBytes + SHA256.HashSizeInBytes || !file.StartsWith(magic))
        {
            throw new ModelFormatException($"This is not {name}: its first bytes are not those of an {extension} file, or it is cut short.");
        }

        found = BinaryPrimitives.ReadInt32LittleEndian(file[magic.Length..]);
        if (found < oldest || found > version)
        {
            string known = oldest == version ? $"version {version}" : $"versions {oldest} and {version}";
            throw new ModelFormatException($"The model file is of version {found}; this version of EcomIntel.Modeling reads {known}. Use the package that wrote it, or train again.");
        }

        ReadOnlySpan<byte> content = file[..^SHA256.HashSizeInBytes];
        if (!SHA256.HashData(content).AsSpan().SequenceEqual(file[content.Length..]))
        {
            throw new ModelFormatException("The model file is damaged: its checksum does not fit. Copy or train it again.");
        }

        return content[HeaderBytes..];
    }
}
