using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Microsoft.ML;

namespace EcomIntel.Modeling.MLNet;

/// <summary>Writes a classifier as a zip file.</summary>
internal static class ModelWriter
{
    public static void Write(Stream stream, string name, MLNetClassifierParts parts)
    {
        byte[] schema = Encoding.UTF8.GetBytes(parts.Layout.Schema.ToJson());
        byte[][] models = [.. parts.Model.Transformers.Select(model => Bytes(model, parts.InputSchema))];
        ModelManifest manifest = new(
            ModelManifest.CurrentVersion,
            name,
            parts.Classes,
            parts.Learnt,
            [.. parts.Layout.Missing],
            parts.Model is OneVersusAllModel binary ? binary.Calibrations : [],
            ModelArchive.Checksum(schema),
            [.. models.Select(model => ModelArchive.Checksum(model))]);
        byte[] json = JsonSerializer.SerializeToUtf8Bytes(manifest, ManifestJson.Default.ModelManifest);

        using ZipArchive archive = new(stream, ZipArchiveMode.Create, leaveOpen: true);
        ModelArchive.Write(archive, ModelArchive.Manifest, json);
        ModelArchive.Write(archive, ModelArchive.ManifestChecksum, Encoding.ASCII.GetBytes(ModelArchive.Checksum(json)));
        ModelArchive.Write(archive, ModelArchive.Schema, schema);
        for (int i = 0; i < models.Length; i++)
        {
            ModelArchive.Write(archive, ModelArchive.Model(i), models[i]);
        }
    }

    private static byte[] Bytes(ITransformer model, DataViewSchema inputSchema)
    {
        using MemoryStream bytes = new();
        new MLContext().Model.Save(model, inputSchema, bytes);
        return bytes.ToArray();
    }
}
