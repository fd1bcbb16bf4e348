namespace EcomIntel.Modeling.MLNet;

public sealed partial class MLNetClassifier
{
    /// <summary>
    /// Saves the model with its schema and fitted pipeline as one zip file: a manifest, the schema and ML.NET's own models, each with a checksum.
    /// ML.NET stamps its part with the time, so that two files of one model differ in bytes.
    /// </summary>
    /// <param name="path">The file; overwritten where it exists.</param>
    public void Save(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using FileStream stream = File.Create(path);
        Save(stream);
    }

    /// <summary>Saves the model with its schema and fitted pipeline, in the same format as to a file.</summary>
    /// <param name="stream">Receives the bytes; left open.</param>
    public void Save(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ModelWriter.Write(stream, Name, _parts);
    }

    /// <summary>
    /// Loads a model. Checksums find damage, not malice: ML.NET loads the assemblies that a file names, so load only files from a source you trust.
    /// A LightGBM model predicts without LightGBM's native library.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="functions">The functions of the pipeline's custom features and keys, because code is not stored; null where there are none.</param>
    /// <returns>The model.</returns>
    /// <exception cref="ModelFormatException">The file is truncated, damaged, of another version, or not such a model; the message names it.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static MLNetClassifier Load(string path, FeatureFunctions? functions = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using FileStream stream = File.OpenRead(path);
        try
        {
            return ModelReader.Read(stream, functions);
        }
        catch (ModelFormatException error)
        {
            throw new ModelFormatException($"{path}: {error.Message}", error);
        }
    }

    /// <summary>Loads a model from a stream, under the same rules as from a file.</summary>
    /// <param name="stream">The bytes; left open.</param>
    /// <param name="functions">The functions of the pipeline's custom features and keys, because code is not stored; null where there are none.</param>
    /// <returns>The model.</returns>
    /// <exception cref="ModelFormatException">The stream is truncated, damaged, of another version, or not such a model.</exception>
    public static MLNetClassifier Load(Stream stream, FeatureFunctions? functions = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return ModelReader.Read(stream, functions);
    }
}
