namespace EcomIntel.Parquet;

/// <summary>Feature tables as Parquet. Stateless and safe for any thread.</summary>
public static class ParquetFeatureTableExtensions
{
    private const sbyte MissingSmall = sbyte.MinValue;

    /// <summary>
    /// Writes the table as a Parquet file: <c>transaction_id</c> first, then every feature in the type that it has, rows in the dataset's order, null where
    /// a value is missing. Whole numbers are INT8, counts INT64, money DECIMAL(18, 4) (19 digits where an amount needs them), other numbers DOUBLE,
    /// categories texts with a dictionary. An existing file is replaced; one whose writing was broken off has no end, and no reader takes it.
    /// </summary>
    /// <param name="table">The table.</param>
    /// <param name="path">The file.</param>
    /// <param name="cancellationToken">Stops between row groups.</param>
    /// <returns>The writing.</returns>
    /// <exception cref="ArgumentException">The path is empty, or a feature is called transaction_id.</exception>
    public static Task SaveParquetAsync(this FeatureTable table, string path, CancellationToken cancellationToken = default) =>
        table.SaveParquetAsync(path, ParquetDefaults.RowsPerGroup, cancellationToken);

    /// <summary>Writes the table as a Parquet file; see <see cref="SaveParquetAsync(FeatureTable, string, CancellationToken)"/>.</summary>
    /// <param name="table">The table.</param>
    /// <param name="path">The file.</param>
    /// <param name="rowsPerGroup">Rows in a row group, which bounds the memory of writer and readers; 262,144 in the other overload.</param>
    /// <param name="cancellationToken">Stops between row groups.</param>
    /// <returns>The writing.</returns>
    /// <exception cref="ArgumentException">The path is empty, a feature is called transaction_id, or there are less than one row in a group.</exception>
    public static Task SaveParquetAsync(this FeatureTable table, string path, int rowsPerGroup, CancellationToken cancellationToken = default) =>
        Of(table).SaveAsync(path, rowsPerGroup, cancellationToken);

    /// <summary>Writes the table as Parquet into a stream, such as a response's; see <see cref="SaveParquetAsync(FeatureTable, string, CancellationToken)"/>.</summary>
    /// <param name="table">The table.</param>
    /// <param name="stream">Receives the bytes; it need not seek, and is left open.</param>
    /// <param name="cancellationToken">Stops between row groups.</param>
    /// <returns>The writing.</returns>
    /// <exception cref="ArgumentException">A feature is called transaction_id.</exception>
    public static Task SaveParquetAsync(this FeatureTable table, Stream stream, CancellationToken cancellationToken = default) =>
        Of(table).SaveAsync(stream, ParquetDefaults.RowsPerGroup, cancellationToken);

    private static ParquetTable Of(FeatureTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return new(table.RowCount, [Columns.Id(Field.TransactionId.Name, row => table.Dataset.Transactions.Ids[row]), .. table.Columns.Select(Column)]);
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
