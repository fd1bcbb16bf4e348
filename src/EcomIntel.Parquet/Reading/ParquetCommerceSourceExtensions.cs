namespace EcomIntel.Parquet;

/// <summary>Parquet as an input of <see cref="CommerceSource"/>. Stateless and safe for any thread.</summary>
public static class ParquetCommerceSourceExtensions
{
    extension(CommerceSource)
    {
        /// <summary>
        /// Reads transactions from a Parquet file, by the same map, cleaning rules and errors as CSV, one row group at a time. Numbers, decimals and
        /// times keep their values; a time without a zone is in the map's zone; text is read as the map says.
        /// </summary>
        /// <param name="path">The file's path.</param>
        /// <param name="map">Which of its columns fill which fields; <see cref="CsvMap.Flat"/> where null. What it says about the text of a file (delimiter, encoding) has no meaning here.</param>
        /// <returns>The source; the file is opened when it is loaded, and every loading reads it anew.</returns>
        /// <exception cref="ArgumentException">The path is empty, or the map has no timestamp.</exception>
        public static CommerceSource FromParquet(string path, CsvMap? map = null)
        {
            ParquetInput input = new(path, map ?? CsvMap.Flat);
            return CommerceSource.FromReader(input.OpenAsync, path, map, path);
        }

        /// <summary>Reads transactions from a stream of Parquet, such as one in memory; it is left open, and every loading reads it anew.</summary>
        /// <param name="stream">The stream; it can seek.</param>
        /// <param name="name">What messages and reports call it.</param>
        /// <param name="map">Which of its columns fill which fields; <see cref="CsvMap.Flat"/> where null.</param>
        /// <returns>The source.</returns>
        /// <exception cref="ArgumentException">The stream cannot seek, the name is empty, or the map has no timestamp.</exception>
        public static CommerceSource FromParquet(Stream stream, string name, CsvMap? map = null)
        {
            ParquetInput input = new(stream, name, map ?? CsvMap.Flat);
            return CommerceSource.FromReader(input.OpenAsync, name, map);
        }
    }

    /// <summary>Takes customers from a Parquet file of their own; they are matched by customer id and read before the transactions.</summary>
    /// <param name="source">The source.</param>
    /// <param name="path">The file's path.</param>
    /// <param name="map">How to read it: the customer id, and any customers' fields and attributes.</param>
    /// <returns>A source with the customers.</returns>
    /// <exception cref="ArgumentException">The path is empty, or the map has no customer id or fields that are not a customer's.</exception>
    public static CommerceSource WithParquetCustomers(this CommerceSource source, string path, CsvMap map)
    {
        ArgumentNullException.ThrowIfNull(source);
        return source.WithCustomers(new ParquetInput(path, map).OpenAsync, path, map, path);
    }

    /// <summary>Takes products from a Parquet file of their own; they are matched by product id and read before the transactions.</summary>
    /// <param name="source">The source.</param>
    /// <param name="path">The file's path.</param>
    /// <param name="map">How to read it: the product id, and any products' fields and attributes.</param>
    /// <returns>A source with the products.</returns>
    /// <exception cref="ArgumentException">The path is empty, or the map has no product id or fields that are not a product's.</exception>
    public static CommerceSource WithParquetProducts(this CommerceSource source, string path, CsvMap map)
    {
        ArgumentNullException.ThrowIfNull(source);
        return source.WithProducts(new ParquetInput(path, map).OpenAsync, path, map, path);
    }
}
