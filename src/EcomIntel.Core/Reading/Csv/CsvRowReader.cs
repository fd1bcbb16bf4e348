using System.Collections.Immutable;
using System.Runtime.ExceptionServices;
using System.Text;
using Sylvan.Data.Csv;

namespace EcomIntel;

/// <summary>Takes a CSV text apart, a batch of rows at a time. Sylvan does it; what is made of blank lines and of what cannot be read is decided here.</summary>
internal sealed class CsvRowReader(CsvInput input, CsvMap map) : IAsyncDisposable
{
    // A character that no text has: Sylvan would otherwise skip lines that start with '#'.
    private const char NoComment = '\uFFFF';
    private StreamReader? _text;
    private CsvDataReader? _reader;
    private ImmutableArray<string> _columns = [];
    private long _row;

    /// <summary>Opens the input and reads its header.</summary>
    public async ValueTask<ImmutableArray<string>> OpenAsync(CancellationToken cancellationToken)
    {
        _text = input.Open(map.Encoding);
        CsvDataReaderOptions options = new()
        {
            HasHeaders = false,
            Delimiter = map.Delimiter,
            Comment = NoComment,
            CommentHandler = (Action<CsvDataReader, string>)((_, _) => throw new InvalidDataException("A line begins with the character U+FFFF.")),
            BufferSize = Math.Min(map.MaxRowLength, 1 << 17),
            MaxBufferSize = map.MaxRowLength,
        };
        try
        {
            _reader = await CsvDataReader.CreateAsync(_text, options, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (IsOfTheFile(error))
        {
            throw Describe(error);
        }

        if (!await NextAsync(cancellationToken).ConfigureAwait(false))
        {
            throw CsvErrors.Empty(input.Name, input.File);
        }

        return _columns = [.. Enumerable.Range(0, _reader.RowFieldCount).Select(column => _reader.GetFieldSpan(column).ToString())];
    }

    /// <summary>Fills a batch, beside the caller. An error is part of the batch, behind the rows before it, so that it comes when its turn has come.</summary>
    public async Task<CsvBatch> ReadAsync(CsvBatch batch, CsvCells? cells, CancellationToken cancellationToken)
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        batch.Clear();
        try
        {
            while (!batch.IsFull)
            {
                _row++;
                if (!await NextAsync(cancellationToken).ConfigureAwait(false))
                {
                    batch.IsLast = true;
                    break;
                }

                Take(batch);
                cells?.Fill(batch, batch.Count - 1);
            }
        }
        catch (Exception error)
        {
            batch.Error = ExceptionDispatchInfo.Capture(error);
        }

        return batch;
    }

    public async ValueTask DisposeAsync()
    {
        if (_reader is not null)
        {
            await _reader.DisposeAsync().ConfigureAwait(false);
        }

        _text?.Dispose();
    }

    private bool IsBlank => _reader!.RowFieldCount <= 1 && Record.IsEmpty;

    private ReadOnlySpan<char> Record => _reader!.GetRawRecordSpan().TrimEnd("\r\n");

    private void Take(CsvBatch batch)
    {
        ReadOnlySpan<char> record = Record;
        batch.Add(record);
        for (int column = 0; column < _reader!.RowFieldCount; column++)
        {
            batch.AddField(record, _reader.GetFieldSpan(column));
        }
    }

    // Most rows are in the buffer already, and need no state machine.
    private ValueTask<bool> NextAsync(CancellationToken cancellationToken)
    {
        Task<bool> read = _reader!.ReadAsync(cancellationToken);
        return read.IsCompletedSuccessfully && !(read.Result && IsBlank) ? new ValueTask<bool>(read.Result) : NextAsync(read, cancellationToken);
    }

    private async ValueTask<bool> NextAsync(Task<bool> read, CancellationToken cancellationToken)
    {
        try
        {
            while (await read.ConfigureAwait(false))
            {
                if (!IsBlank)
                {
                    return true;
                }

                read = _reader!.ReadAsync(cancellationToken);
            }

            return false;
        }
        catch (Exception error) when (IsOfTheFile(error))
        {
            throw Describe(error);
        }
    }

    private static bool IsOfTheFile(Exception error) => error is CsvFormatException or CsvRecordTooLargeException or DecoderFallbackException or IOException or InvalidDataException or UnauthorizedAccessException;

    private DataFormatException Describe(Exception error) => error switch
    {
        CsvRecordTooLargeException => CsvErrors.TooLong(input.Name, input.File, _row, map.MaxRowLength, error),
        CsvFormatException format => CsvErrors.BrokenQuote(input.Name, input.File, _row, _columns.ElementAtOrDefault(format.FieldOrdinal), error),
        DecoderFallbackException => CsvErrors.WrongEncoding(input.Name, input.File, _row, map.Encoding.EncodingName, error),
        _ when input.File is not null && Directory.Exists(input.File) => CsvErrors.CannotOpen(input.File, error),
        _ => CsvErrors.Unreadable(input.Name, input.File, _row, error),
    };
}
