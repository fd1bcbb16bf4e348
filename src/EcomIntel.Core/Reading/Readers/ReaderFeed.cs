using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;

namespace EcomIntel;

/// <summary>The rows of a data reader, under the same cell rules as text.</summary>
internal sealed class ReaderFeed(ReaderInput input, CsvMap map, AttributeOwner role) : RowFeed(input.Name, input.File, role, map.Slots())
{
    private readonly MissingText _missing = new(map.MissingTexts);
    private DbDataReader? _reader;
    private ImmutableArray<string> _columns = [];
    private int[] _indexes = [];
    private Func<DbDataReader, int, Cell>[] _cells = [];
    private string?[] _texts = [];

    public override ImmutableArray<string> Columns => _columns;

    public override char Delimiter => ',';

    public override int RawCount => _columns.Length;

    public override ReadOnlySpan<char> RawField(int column) => _texts[column] ??= ReaderText.Of(_reader!, column);

    public override int RawIndex(int slot) => _indexes[slot];

    public override string RawRecord() => CsvText.Line(Enumerable.Range(0, RawCount).Select(column => RawField(column).ToString()), Delimiter);

    public override bool IsMissing(ReadOnlySpan<char> text) => _missing.Is(text);

    public override bool TryNumber(ReadOnlySpan<char> text, out double number) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number);

    public override async ValueTask OpenAsync(CancellationToken cancellationToken)
    {
        DbDataReader reader = await input.Open(cancellationToken).ConfigureAwait(false);
        _reader = reader;
        _columns = [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)];
        _texts = new string?[_columns.Length];
        _indexes = CsvHeader.Locate(this, Slots);
        _cells = [.. map.Columns.Select((column, slot) => ReaderCells.For(reader.GetFieldType(_indexes[slot]), column, Slots[slot], map, _missing))];
    }

    public override async ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        Array.Clear(_texts);
        return await _reader!.ReadAsync(cancellationToken).ConfigureAwait(false);
    }

    public override RowFault? Fill(Cell[] cells)
    {
        for (int slot = 0; slot < _cells.Length; slot++)
        {
            int column = _indexes[slot];
            cells[slot] = _reader!.IsDBNull(column) ? default : _cells[slot](_reader, column);
        }

        return null;
    }

    public override ValueTask DisposeAsync() => _reader?.DisposeAsync() ?? ValueTask.CompletedTask;
}
