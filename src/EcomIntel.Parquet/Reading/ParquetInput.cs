using System.Data.Common;

namespace EcomIntel.Parquet;

/// <summary>A Parquet file or stream before it is opened.</summary>
internal sealed class ParquetInput
{
    private readonly Stream? _stream;
    private readonly string _name;
    private readonly string? _file;
    private readonly string[] _mapped;

    public ParquetInput(string path, CsvMap? map = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        (_name, _file, _mapped) = (path, path, Names(map));
    }

    public ParquetInput(Stream stream, string name, CsvMap? map = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentException.ThrowIfNullOrEmpty(name);
        (_stream, _name, _mapped) = (stream, name, Names(map));
        if (!stream.CanSeek)
        {
            throw new ArgumentException($"The stream '{name}' cannot seek, and the end of a Parquet file says what is in it. Copy it into a file or a MemoryStream.", nameof(stream));
        }
    }

    public async ValueTask<DbDataReader> OpenAsync(CancellationToken cancellationToken) =>
        await ParquetDataReader.OpenAsync(_stream ?? OpenFile(_name), _name, _file, _mapped, leaveOpen: _stream is not null, cancellationToken).ConfigureAwait(false);

    private static string[] Names(CsvMap? map) => map is null ? [] : [.. map.Columns.Select(column => column.Name)];

    private static FileStream OpenFile(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 1 << 16, FileOptions.Asynchronous | FileOptions.RandomAccess);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw ParquetErrors.CannotOpen(path, error);
        }
    }
}
