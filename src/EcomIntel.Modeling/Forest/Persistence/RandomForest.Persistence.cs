namespace EcomIntel.Modeling;

public sealed partial class RandomForest
{
    /// <summary>Saves the forest with its schema and fitted pipeline as one <c>.ecomforest</c> file. The same forest gives the same bytes.</summary>
    /// <param name="path">The file; overwritten where it exists.</param>
    public void Save(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using FileStream stream = File.Create(path);
        Save(stream);
    }

    /// <summary>Saves the forest with its schema and fitted pipeline.</summary>
    /// <param name="stream">Receives the bytes; left open.</param>
    public void Save(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ForestFile.OfClasses.Write(stream, ForestWriter.Write(this, _trees.Arrays, Leaves));
    }

    /// <summary>Loads a forest. Nothing in the file is executed; a damaged or hostile file gets an error.</summary>
    /// <param name="path">The file.</param>
    /// <param name="functions">The functions of the pipeline's custom features and keys, because code is not stored; null where there are none.</param>
    /// <returns>The forest.</returns>
    /// <exception cref="ModelFormatException">The file is truncated, damaged, of another version, or not a forest; the message names it.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static RandomForest Load(string path, FeatureFunctions? functions = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return ForestFile.OfClasses.Read(path, (payload, version) => ForestReader.ReadClasses(payload, version, functions));
    }

    /// <summary>Loads a forest. Nothing in the stream is executed; a damaged or hostile one gets an error.</summary>
    /// <param name="stream">The bytes, read to their end; left open.</param>
    /// <param name="functions">The functions of the pipeline's custom features and keys, because code is not stored; null where there are none.</param>
    /// <returns>The forest.</returns>
    /// <exception cref="ModelFormatException">The stream is truncated, damaged, of another version, or not a forest.</exception>
    public static RandomForest Load(Stream stream, FeatureFunctions? functions = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return ForestFile.OfClasses.Read(stream, (payload, version) => ForestReader.ReadClasses(payload, version, functions));
    }
}
