using System.Collections.Immutable;
using System.Text.Json;

namespace EcomIntel.Recommendations;

public sealed partial class ShopPopularity
{
    private const int Version = 1;

    /// <summary>Reads a file that <see cref="Save(string)"/> wrote.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The popularity, equal to the saved one.</returns>
    /// <exception cref="ModelFormatException">The file is no such file, damaged, or of a newer version; the message names it.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static ShopPopularity Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using FileStream stream = File.OpenRead(path);
        try
        {
            return Load(stream);
        }
        catch (ModelFormatException error)
        {
            throw new ModelFormatException($"'{path}': {error.Message}", error);
        }
    }

    /// <summary>Reads what <see cref="Save(Stream)"/> wrote.</summary>
    /// <param name="stream">The stream, read to its end.</param>
    /// <returns>The popularity, equal to the saved one.</returns>
    /// <exception cref="ModelFormatException">It is no popularity, damaged, or of a newer version.</exception>
    public static ShopPopularity Load(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        PopularityFile? file;
        try
        {
            file = JsonSerializer.Deserialize(stream, PopularityFileContext.Default.PopularityFile);
        }
        catch (JsonException error)
        {
            throw new ModelFormatException($"This is not a file of shop popularity: {error.Message}", error);
        }

        string? mistake = file is null ? "it is empty" : file.Version > Version ? $"its version {file.Version} is newer than {Version}; use a newer EcomIntel" : file.Mistake();
        return mistake is null
            ? new ShopPopularity(file!.TimeZone, file.Smoothing, [.. file.Products.Select(product => product.ToProduct())], [.. file.Products.SelectMany(product => product.LinesByHour)])
            : throw new ModelFormatException($"The shop's popularity cannot be read: {mistake}.");
    }

    /// <summary>Writes the popularity as JSON, over a file that is there.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Save(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using FileStream stream = File.Create(path);
        Save(stream);
    }

    /// <summary>Writes the popularity as JSON: version, zone, smoothing, and for each product id, category, name, price and lines by hour. Product attributes are left out.</summary>
    /// <param name="stream">The stream; not closed.</param>
    public void Save(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ImmutableArray<PopularProduct> products = [.. Products.Select((product, i) => PopularProduct.From(product, HourCounts(i)))];
        JsonSerializer.Serialize(stream, new PopularityFile(Version, TimeZone, Smoothing, products), PopularityFileContext.Default.PopularityFile);
    }
}
