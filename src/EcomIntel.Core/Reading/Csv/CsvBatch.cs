using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;

namespace EcomIntel;

/// <summary>Rows of a CSV text, copied out of the reader so that it can go on while they are cleaned. For one thread at a time; used again and again.</summary>
internal sealed class CsvBatch(int slots)
{
    private const int MostRows = 1 << 12;
    private const int MostText = 1 << 19;
    private Row[] _rows = new Row[16];
    private Cell[] _cells = new Cell[16 * slots];
    private TextPart[] _fields = new TextPart[128];
    private int _fieldCount;
    private char[] _text = new char[1 << 11];
    private int _textLength;

    public int Count { get; private set; }

    /// <summary>Long rows fill a batch too, so that its memory stays bounded.</summary>
    public bool IsFull => Count == MostRows || _textLength >= MostText;

    /// <summary>Whether the input ends behind these rows.</summary>
    public bool IsLast { get; set; }

    /// <summary>What went wrong behind these rows.</summary>
    public ExceptionDispatchInfo? Error { get; set; }

    public void Clear()
    {
        Count = 0;
        _textLength = 0;
        _fieldCount = 0;
    }

    /// <summary>Begins a row, to which its fields are added next.</summary>
    public void Add(ReadOnlySpan<char> record)
    {
        if (Count == _rows.Length)
        {
            Array.Resize(ref _rows, 2 * Count);
            Array.Resize(ref _cells, 2 * Count * slots);
        }

        _rows[Count++] = new Row(Copy(record), _fieldCount);
    }

    /// <summary>Adds a field of the last row: a part of its record, or, where it was escaped there, a text of its own.</summary>
    public void AddField(ReadOnlySpan<char> record, ReadOnlySpan<char> field)
    {
        ref Row row = ref _rows[Count - 1];
        bool inside = record.Overlaps(field, out int at) && at >= 0 && at + field.Length <= record.Length;
        if (_fieldCount == _fields.Length)
        {
            Array.Resize(ref _fields, 2 * _fieldCount);
        }

        _fields[_fieldCount++] = inside ? new TextPart(row.Record.Start + at, field.Length) : Copy(field);
        row.FieldCount++;
    }

    public int FieldCount(int row) => _rows[row].FieldCount;

    public ReadOnlySpan<char> Field(int row, int column) =>
        column < _rows[row].FieldCount ? _fields[_rows[row].FirstField + column].Of(_text) : throw new ArgumentOutOfRangeException(nameof(column));

    public ReadOnlySpan<char> Record(int row) => _rows[row].Record.Of(_text);

    public Span<Cell> Cells(int row) => _cells.AsSpan(row * slots, slots);

    public ref RowFault? Fault(int row) => ref _rows[row].Fault;

    public ref UInt128 Hash(int row) => ref _rows[row].Hash;

    public UInt128 HashOf(int row)
    {
        RowHash hash = new();
        for (int column = 0; column < _rows[row].FieldCount; column++)
        {
            hash.Add(Field(row, column));
        }

        return hash.Value;
    }

    private TextPart Copy(ReadOnlySpan<char> text)
    {
        if (_text.Length < _textLength + text.Length)
        {
            Array.Resize(ref _text, Math.Max(2 * _text.Length, _textLength + text.Length));
        }

        text.CopyTo(_text.AsSpan(_textLength));
        _textLength += text.Length;
        return new TextPart(_textLength - text.Length, text.Length);
    }

    [StructLayout(LayoutKind.Auto)]
    private struct Row(TextPart record, int firstField)
    {
        public TextPart Record = record;
        public int FirstField = firstField;
        public int FieldCount;
        public RowFault? Fault;
        public UInt128 Hash;
    }
}
