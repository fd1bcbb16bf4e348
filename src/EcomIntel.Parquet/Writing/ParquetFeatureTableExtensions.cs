namespace EcomIntel.Parquet;

/// <summary>Feature tables and snapshots as Parquet. Stateless and safe for any thread.</summary>
public static class ParquetFeatureTableExtensions
{
    private const sbyte MissingSmall = sbyte.MinValue;

    /// <summary>
    /// Writes the features as a Parquet file: <see cref="FeatureSet.RowIdName"/> first, then every feature in the type that it has, rows in the dataset's order, null where
    /// a value is missing. Whole numbers are INT8, counts INT64, money DECIMAL(18, 4) (19 digits where an amount needs them), other numbers DOUBLE,
    /// categories texts with a dictionary. An existing file is replaced; one whose writing was broken off has no end, and no reader takes it.
    /// </summary>
    /// <param name="features">A feature table, or a snapshot of customers.</param>
    /// <param name="path">The file.</param>
    /// <param name="cancellationToken">Stops between row groups.</param>
    /// <returns>The writing.</returns>
    /// <exception cref="ArgumentException">The path is empty, or a feature has the name of the row's identifier.</exception>
    public static Task SaveParquetAsync(this FeatureSet features, string path, CancellationToken cancellationToken = default) =>
        features.SaveParquetAsync(path, ParquetDefaults.RowsPerGroup, cancellationToken);

    /// <summary>Writes the features as a Parquet file; see <see cref="SaveParquetAsync(FeatureSet, string, CancellationToken)"/>.</summary>
    /// <param name="features">A feature table, or a snapshot of customers.</param>
    /// <param name="path">The file.</param>
    /// <param name="rowsPerGroup">Rows in a row group, which bounds the memory of writer and readers; 262,144 in the other overload.</param>
    /// <param name="cancellationToken">Stops between row groups.</param>
    /// <returns>The writing.</returns>
    /// <exception cref="ArgumentException">The path is empty, a feature has the name of the row's identifier, or there are less than one row in a group.</exception>
    public static Task SaveParquetAsync(this FeatureSet features, string path, int rowsPerGroup, CancellationToken cancellationToken = default) =>
        Of(features).SaveAsync(path, rowsPerGroup, cancellationToken);

    /// <summary>Writes the features as Parquet into a stream, such as a response's; see <see cref="SaveParquetAsync(FeatureSet, string, CancellationToken)"/>.</summary>
    /// <param name="features">A feature table, or a snapshot of customers.</param>
    /// <param name="stream">Receives the bytes; it need not seek, and is left open.</param>
    /// <param name="cancellationToken">Stops between row groups.</param>
    /// <returns>The writing.</returns>
    /// <exception cref="ArgumentException">A feature has the name of the row's identifier.</exception>
    public static Task SaveParquetAsync(this FeatureSet features, Stream stream, CancellationToken cancellationToken = default) =>
        Of(features).SaveAsync(stream, ParquetDefaults.RowsPerGroup, cancellationToken);

    private static ParquetTable Of(FeatureSet features)
    {
        ArgumentNullException.ThrowIfNull(features);
        return new(features.RowCount, [Columns.Id(features.RowIdName, row => features.RowIds[row]), .. features.Columns.Select(Column)]);
    }

    private static ColumnWriter Column(FeatureColumn column) => column.Field.Type switch
    {
        FeatureType.Category => Columns.Text(column.Name, column.LevelOf),
        FeatureType.WholeNumber => Columns.Number<sbyte>(column.Name, row => column.Values<sbyte>()[row] is var value && value == MissingSmall ? null : value),
        FeatureType.Count => Columns.Number<long>(column.Name, row => column.Values<long>()[row] is var value && value == long.MinValue ? null : value),
        FeatureType.Money => Columns.Amount(column.Name, column.Count, row => column.Values<long>()[row]),
        _ => Columns.Number<double>(column.Name, row => column.Values<double>()[row] is var value && double.IsNaN(value) ? null : value),
    };
}
