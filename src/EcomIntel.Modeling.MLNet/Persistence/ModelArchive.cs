using System.IO.Compression;
using System.Security.Cryptography;

namespace EcomIntel.Modeling.MLNet;

/// <summary>The zip file around a model: named parts, each with a checksum to hold it against.</summary>
internal static class ModelArchive
{
    public const string Manifest = "manifest.json";
    public const string ManifestChecksum = "manifest.sha256";
    public const string Schema = "schema.json";

    private const long LongestPart = 1L << 30;
    private static readonly DateTimeOffset FixedTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static string Model(int index) => $"model-{index}.zip";

    public static string Checksum(ReadOnlySpan<byte> part) => Convert.ToHexStringLower(SHA256.HashData(part));

    public static void Write(ZipArchive archive, string name, ReadOnlySpan<byte> part)
    {
        ZipArchiveEntry entry = archive.CreateEntry(name);
        entry.LastWriteTime = FixedTime;
        using Stream stream = entry.Open();
        stream.Write(part);
    }

    public static byte[] Read(ZipArchive archive, string name)
    {
        ZipArchiveEntry entry = archive.GetEntry(name) ?? throw new ModelFormatException($"The part {name} is absent: this is not a model of ML.NET that MLNetClassifier.Save wrote.");
        if (entry.Length > LongestPart)
        {
            throw new ModelFormatException($"The part {name} claims {entry.Length} bytes; no model is that long.");
        }

        byte[] part = new byte[entry.Length];
        using Stream stream = entry.Open();
        stream.ReadExactly(part);
        return part;
    }

    public static byte[] Read(ZipArchive archive, string name, string checksum)
    {
        byte[] part = Read(archive, name);
        return string.Equals(Checksum(part), checksum, StringComparison.Ordinal)
            ? part
            : throw new ModelFormatException($"The part {name} is damaged: its checksum is not the one it was saved with. Copy the file again.");
    }
}
