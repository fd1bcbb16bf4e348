using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Microsoft.ML;

namespace EcomIntel.Modeling.MLNet;

/// <summary>Reads a classifier from a zip file and checks every part before it is used.</summary>
internal static class ModelReader
{
    public static MLNetClassifier Read(Stream stream, FeatureFunctions? functions)
    {
        try
        {
            using ZipArchive archive = new(stream, ZipArchiveMode.Read, leaveOpen: true);
            return Read(archive, functions);
        }
        catch (Exception error) when (error is InvalidDataException or JsonException or IOException or InvalidOperationException or FormatException or ArgumentException)
        {
            throw new ModelFormatException($"The file is not a model that MLNetClassifier.Save wrote, or is damaged: {error.Message}", error);
        }
    }

    private static MLNetClassifier Read(ZipArchive archive, FeatureFunctions? functions)
    {
        string checksum = Encoding.ASCII.GetString(ModelArchive.Read(archive, ModelArchive.ManifestChecksum));
        byte[] json = ModelArchive.Read(archive, ModelArchive.Manifest, checksum);
        ModelManifest manifest = JsonSerializer.Deserialize(json, ManifestJson.Default.ModelManifest)
            ?? throw new ModelFormatException("The manifest is empty.");
        if (manifest.Version != ModelManifest.CurrentVersion)
        {
            throw new ModelFormatException(
                $"The file is of version {manifest.Version}; this library reads version {ModelManifest.CurrentVersion}. Load it with the library that wrote it, or train again.");
        }

        byte[] schemaJson = ModelArchive.Read(archive, ModelArchive.Schema, manifest.SchemaSha256);
        FeatureSchema schema = FeatureSchema.FromJson(Encoding.UTF8.GetString(schemaJson), functions);
        if (!manifest.Fits(schema))
        {
            throw new ModelFormatException("The manifest's parts do not fit each other. Save the model again.");
        }

        ImmutableArray<ITransformer> models = [.. manifest.ModelSha256.Select((sum, i) => Model(ModelArchive.Read(archive, ModelArchive.Model(i), sum)))];
        ScoreModel model = manifest.Calibrations.IsEmpty ? new MulticlassModel(models[0]) : new OneVersusAllModel(models, manifest.Calibrations);
        MLNetClassifier classifier = new(manifest.Name, new MLNetClassifierParts(manifest.Classes, manifest.Learnt, new SlotLayout(schema, [.. manifest.Missing]), model));
        classifier.Predict(new float[schema.Count], new double[manifest.Classes.Length]);
        return classifier;
    }

    private static ITransformer Model(byte[] bytes)
    {
        using MemoryStream stream = new(bytes);
        return new MLContext().Model.Load(stream, out _);
    }
}
