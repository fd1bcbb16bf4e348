using System.Text;

namespace EcomIntel;

/// <summary>Where the text of a CSV input comes from: a file that can be opened again, or a stream of the caller's that can be read once.</summary>
internal sealed class CsvInput
{
    private const int BufferSize = 1 << 16;
    private readonly Stream? _stream;
    private bool _read;

    public CsvInput(string path)
    {
        Name = path;
        File = path;
    }

    public CsvInput(Stream stream, string name)
    {
        _stream = stream;
        Name = name;
    }

    public string Name { get; }

    public string? File { get; }

    public StreamReader Open(Encoding encoding)
    {
        if (_stream is null)
        {
            return new StreamReader(OpenFile(File!), encoding, detectEncodingFromByteOrderMarks: true, BufferSize);
        }

        if (_read)
        {
            throw new InvalidOperationException($"The stream '{Name}' was read before. Give a new source for each reading, or a path, which can be read again.");
        }

        _read = true;
        return new StreamReader(_stream, encoding, detectEncodingFromByteOrderMarks: true, BufferSize, leaveOpen: true);
    }

    private static FileStream OpenFile(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0, FileOptions.Asynchronous | FileOptions.SequentialScan);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw CsvErrors.CannotOpen(path, error);
        }
    }
}
