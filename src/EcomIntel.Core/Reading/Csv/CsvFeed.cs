using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Sylvan.Data.Csv;

namespace EcomIntel;

/// <summary>The rows of a CSV text. Sylvan takes the text apart; what it makes of the header, of blank lines and of odd rows is decided here.</summary>
internal sealed class CsvFeed(CsvInput input, CsvMap map, AttributeOwner role) : RowFeed(input.Name, input.File, role, map.Slots())
{
    // A character that no text has: Sylvan would otherwise skip lines that start with '#'.
    private const char NoComment = '\uFFFF';
    private readonly MissingText _missing = new(map.MissingTexts);
    private StreamReader? _text;
    private CsvDataReader? _reader;
    private ImmutableArray<string> _columns = [];
    private int[] _indexes = [];
    private CsvCellParser[] _parsers = [];
    private long _row;

    public override ImmutableArray<string> Columns => _columns;

    public override char Delimiter => map.Delimiter;

    public override int RawCount => _reader!.RowFieldCount;

    public override ReadOnlySpan<char> RawField(int column) => _reader!.GetFieldSpan(column);

    public override int RawIndex(int slot) => _indexes[slot];

    public override string RawRecord() => _reader!.GetRawRecordSpan().TrimEnd("\r\n").ToString();

    public override bool IsMissing(ReadOnlySpan<char> text) => _missing.Is(text);

    public override bool TryNumber(ReadOnlySpan<char> text, out double number) => double.TryParse(text, NumberStyles.Float, map.Culture, out number);

    public override async ValueTask OpenAsync(CancellationToken cancellationToken)
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
            throw CsvErrors.Empty(Name, File);
        }

        _columns = [.. Enumerable.Range(0, _reader.RowFieldCount).Select(column => _reader.GetFieldSpan(column).ToString())];
        _indexes = CsvHeader.Locate(this, Slots);
        _parsers = [.. map.Columns.Zip(Slots, (column, slot) => new CsvCellParser(slot, map, column.Normalise, _missing))];
    }

    public override ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        _row++;
        return NextAsync(cancellationToken);
    }

    public override RowFault? Fill(Cell[] cells)
    {
        if (_reader!.RowFieldCount != _columns.Length)
        {
            return new RowFault(RuleNames.FieldCount, null, $"{_reader.RowFieldCount} fields where the header has {_columns.Length}");
        }

        if (_reader.GetRawRecordSpan().Contains('\0'))
        {
            int at = Enumerable.Range(0, _columns.Length).FirstOrDefault(column => _reader.GetFieldSpan(column).Contains('\0'));
            return new RowFault(RuleNames.NulCharacter, _columns[at], _reader.GetFieldSpan(at).ToString());
        }

        for (int slot = 0; slot < _parsers.Length; slot++)
        {
            cells[slot] = _parsers[slot].Parse(_reader.GetFieldSpan(_indexes[slot]));
        }

        return null;
    }

    public override async ValueTask DisposeAsync()
    {
        if (_reader is not null)
        {
            await _reader.DisposeAsync().ConfigureAwait(false);
        }

        _text?.Dispose();
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

    private bool IsBlank => _reader!.RowFieldCount <= 1 && _reader.GetRawRecordSpan().TrimEnd("\r\n").IsEmpty;

    private static bool IsOfTheFile(Exception error) => error is CsvFormatException or CsvRecordTooLargeException or DecoderFallbackException or IOException or InvalidDataException or UnauthorizedAccessException;

    private DataFormatException Describe(Exception error) => error switch
    {
        CsvRecordTooLargeException => CsvErrors.TooLong(Name, File, _row, map.MaxRowLength, error),
        CsvFormatException format => CsvErrors.BrokenQuote(Name, File, _row, _columns.ElementAtOrDefault(format.FieldOrdinal), error),
        DecoderFallbackException => CsvErrors.WrongEncoding(Name, File, _row, map.Encoding.EncodingName, error),
        _ when File is not null && Directory.Exists(File) => CsvErrors.CannotOpen(File, error),
        _ => CsvErrors.Unreadable(Name, File, _row, error),
    };
}
