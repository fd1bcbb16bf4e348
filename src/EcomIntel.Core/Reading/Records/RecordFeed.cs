using System.Collections.Immutable;
using System.Globalization;

namespace EcomIntel;

/// <summary>The rows of records out of code, under the same cell rules as text.</summary>
internal sealed class RecordFeed<T>(string name, AttributeOwner role, ImmutableArray<Slot> slots, IAsyncEnumerable<T> rows, Action<T, Cell[]> write, Func<T, Slot, string> textOf)
    : RowFeed(name, file: null, role, slots)
{
    private IAsyncEnumerator<T>? _rows;
    private string?[] _texts = [];

    public override ImmutableArray<string> Columns { get; } = [.. slots.Select(slot => slot.Column)];

    public override char Delimiter => ',';

    public override int RawCount => Slots.Length;

    public override ReadOnlySpan<char> RawField(int column) => _texts[column] ??= textOf(_rows!.Current, Slots[column]);

    public override int RawIndex(int slot) => slot;

    public override string RawRecord() => CsvText.Line(Enumerable.Range(0, RawCount).Select(column => RawField(column).ToString()), Delimiter);

    public override bool IsMissing(ReadOnlySpan<char> text) => text.IsWhiteSpace();

    public override bool TryNumber(ReadOnlySpan<char> text, out double number) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number);

    public override ValueTask OpenAsync(CancellationToken cancellationToken)
    {
        _texts = new string?[Slots.Length];
        _rows = rows.GetAsyncEnumerator(cancellationToken);
        return ValueTask.CompletedTask;
    }

    public override ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Array.Clear(_texts);
        return _rows!.MoveNextAsync();
    }

    public override RowFault? Fill(Cell[] cells)
    {
        if (_rows!.Current is null)
        {
            throw new DataFormatException($"{Name}: a row came out of the selector as null. Return a record for every row, or filter the rows before.");
        }

        write(_rows.Current, cells);
        return null;
    }

    public override ValueTask DisposeAsync() => _rows?.DisposeAsync() ?? ValueTask.CompletedTask;
}
