namespace EcomIntel.Parquet;

/// <summary>The errors of a Parquet file as a whole; each says what to do.</summary>
internal static class ParquetErrors
{
    public static DataFormatException CannotOpen(string path, Exception cause) => new(
        Directory.Exists(path) ? $"'{path}' is a directory. Give the path of one Parquet file."
        : File.Exists(path) ? $"'{path}' cannot be opened: {cause.Message} Check the file's permissions."
        : $"There is no file '{path}'. Check the path; relative ones start at '{Directory.GetCurrentDirectory()}'.",
        cause)
    {
        File = path,
    };

    public static DataFormatException NotParquet(string name, string? file, Exception cause) => new(
        $"{name} is no whole Parquet file: {Sentence(cause)} Check that its writing was finished; for CSV use CommerceSource.FromCsv.", cause)
    {
        File = file,
    };

    public static DataFormatException Unreadable(string name, string? file, long row, string column, Exception cause) => new(
        $"{name}, column '{column}' cannot be read in the row group that begins at row {row}: {Sentence(cause)} Check that the file is whole, or write it again.", cause)
    {
        File = file,
        Row = row,
        Column = column,
    };

    public static DataFormatException NoPlainColumn(string name, string? file, string column, string type) => new(
        $"{name}, column '{column}' is {type}, which is no plain value. Write it as a column of text, numbers or times, or leave the field out with CsvMap.Without.")
    {
        File = file,
        Row = 0,
        Column = column,
    };

    public static DataFormatException MissingColumn(string name, string? file, string column, IEnumerable<string> columns) => new(
        $"{name} has no column '{column}'. Its columns are: {string.Join(", ", columns)}. Give a file written by SaveParquetAsync, or read others with CommerceSource.FromParquet.")
    {
        File = file,
        Row = 0,
        Column = column,
    };

    public static DataFormatException Foreign(string path, long row, Exception cause) => new(
        $"{path}, row {row} is nothing that SaveParquetAsync wrote: {Sentence(cause)} Read other files with CommerceSource.FromParquet, which cleans them.", cause)
    {
        File = path,
        Row = row,
    };

    private static string Sentence(Exception cause) => cause.Message.TrimEnd('.', ' ') + ".";
}
