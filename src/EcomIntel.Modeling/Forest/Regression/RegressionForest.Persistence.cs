namespace EcomIntel.Modeling;

public sealed partial class RegressionForest
{
    /// <summary>Saves the forest with its schema and fitted pipeline as one <c>.ecomregression</c> file. The same forest gives the same bytes.</summary>
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
        ForestFile.OfAmounts.Write(stream, ForestWriter.Write(this, _trees.Arrays, (AmountLeaves)_trees.Arrays.Leaves));
    }

    /// <summary>Loads a forest. Nothing in the file is executed; a damaged or hostile file gets an error.</summary>
    /// <param name="path">The file.</param>
    /// <param name="functions">The functions of the pipeline's custom features and keys, because code is not stored; null where there are none.</param>
    /// <returns>The forest.</returns>
    /// <exception cref="ModelFormatException">The file is truncated, damaged, of another version, or not a regression forest; the message names it.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static RegressionForest Load(string path, FeatureFunctions? functions = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return ForestFile.OfAmounts.Read(path, (payload, _) => ForestReader.ReadAmounts(payload, functions));
    }

    /// <summary>Loads a forest. Nothing in the stream is executed; a damaged or hostile one gets an error.</summary>
    /// <param name="stream">The bytes, read to their end; left open.</param>
    /// <param name="functions">The functions of the pipeline's custom features and keys, because code is not stored; null where there are none.</param>
    /// <returns>The forest.</returns>
    /// <exception cref="ModelFormatException">The stream is truncated, damaged, of another version, or not a regression forest.</exception>
    public static RegressionForest Load(Stream stream, FeatureFunctions? functions = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return ForestFile.OfAmounts.Read(stream, (payload, _) => ForestReader.ReadAmounts(payload, functions));
    }
}
