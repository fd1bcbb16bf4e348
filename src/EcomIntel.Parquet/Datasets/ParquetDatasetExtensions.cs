namespace EcomIntel.Parquet;

/// <summary>Datasets as Parquet files. Stateless and safe for any thread.</summary>
public static class ParquetDatasetExtensions
{
    extension(CommerceDataset)
    {
        /// <summary>
        /// Loads a dataset that <see cref="SaveParquetAsync(CommerceDataset, string, CancellationToken)"/> wrote, as it was: nothing is cleaned again.
        /// Columns beyond the records' own are attributes: texts are categorical, all others numeric. Files are read one row group at a time.
        /// </summary>
        /// <param name="folder">The folder.</param>
        /// <param name="cancellationToken">Stops the reading.</param>
        /// <returns>The dataset, with the same fingerprint and in the same order.</returns>
        /// <exception cref="DataFormatException">A file or a column is missing or damaged; the message says which.</exception>
        public static Task<CommerceDataset> LoadParquetAsync(string folder, CancellationToken cancellationToken = default) =>
            DatasetFiles.LoadAsync(folder, cancellationToken);
    }

    /// <summary>
    /// Writes the dataset as <c>transactions.parquet</c>, <c>customers.parquet</c> and <c>products.parquet</c> with the columns that <see cref="Field"/> names
    /// and the declared attributes; null where a value is missing. Times are microseconds, UTC; amounts DECIMAL(18, 4) (19 digits where one needs them);
    /// quantities and ages INT32. Existing files are replaced; one whose writing was broken off has no end, and no reader takes it.
    /// </summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="folder">The folder; it is created where there is none.</param>
    /// <param name="cancellationToken">Stops between row groups.</param>
    /// <returns>The writing.</returns>
    /// <exception cref="ArgumentException">The path is empty, or an attribute is called like a field of its owner.</exception>
    public static Task SaveParquetAsync(this CommerceDataset dataset, string folder, CancellationToken cancellationToken = default) =>
        dataset.SaveParquetAsync(folder, ParquetDefaults.RowsPerGroup, cancellationToken);

    /// <summary>Writes the dataset; see <see cref="SaveParquetAsync(CommerceDataset, string, CancellationToken)"/>.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="folder">The folder; it is created where there is none.</param>
    /// <param name="rowsPerGroup">Rows in a row group, which bounds the memory of writer and readers; 262,144 in the other overload.</param>
    /// <param name="cancellationToken">Stops between row groups.</param>
    /// <returns>The writing.</returns>
    /// <exception cref="ArgumentException">The path is empty, an attribute is called like a field of its owner, or there are less than one row in a group.</exception>
    public static Task SaveParquetAsync(this CommerceDataset dataset, string folder, int rowsPerGroup, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        return DatasetFiles.SaveAsync(dataset, folder, rowsPerGroup, cancellationToken);
    }
}
