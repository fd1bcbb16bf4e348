using System.Globalization;

namespace EcomIntel;

/// <summary>Text of one column to cells. Texts that repeat are kept once, and one that stands in the row before is not looked at again.</summary>
internal sealed class CsvCellParser
{
    private readonly Slot _slot;
    private readonly CultureInfo _culture;
    private readonly PlainNumber _plain;
    private readonly TimeText _times;
    private readonly Func<string, string?>? _normalise;
    private readonly MissingText _missing;
    private readonly Dictionary<string, string?>.AlternateLookup<ReadOnlySpan<char>> _pool;
    private readonly bool _repeats;
    private readonly char[] _lastText = new char[64];
    private int _lastLength;
    private Cell _last;

    public CsvCellParser(Slot slot, CsvMap map, Func<string, string?>? normalise, MissingText missing)
    {
        _slot = slot;
        _culture = map.Culture;
        _plain = new PlainNumber(map.Culture);
        _times = new TimeText(map);
        _normalise = normalise;
        _missing = missing;
        _pool = new Dictionary<string, string?>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        _repeats = slot.Field != Field.TransactionId;
    }

    public Cell Parse(ReadOnlySpan<char> text)
    {
        if (!_repeats || text.Length > _lastText.Length)
        {
            return Read(text);
        }

        if (!text.SequenceEqual(_lastText.AsSpan(0, _lastLength)))
        {
            _last = Read(text);
            text.CopyTo(_lastText);
            _lastLength = text.Length;
        }

        return _last;
    }

    private Cell Read(ReadOnlySpan<char> text)
    {
        if (_missing.Is(text))
        {
            return default;
        }

        if (_normalise is not null)
        {
            string? normal = Pool(text);
            return normal is null || _missing.Is(normal) ? default : _slot.Kind == FieldKind.Text ? Cell.Of(normal) : Value(normal);
        }

        return _slot.Kind == FieldKind.Text ? Cell.Of(Pool(text)) : Value(text);
    }

    private Cell Value(ReadOnlySpan<char> text) => _slot.Kind switch
    {
        FieldKind.Integer => _plain.TryInteger(text, out long value) ? Cell.Of(value) : CellNumbers.Integer(text, _culture),
        FieldKind.Money => _plain.TryMoney(text, out long units) ? Cell.Of(units) : CellNumbers.Amount(text, _culture),
        FieldKind.Number => CellNumbers.Number(text, _culture),
        FieldKind.Time => _times.Parse(text),
        _ => CellNumbers.Kind(text),
    };

    private string? Pool(ReadOnlySpan<char> text)
    {
        if (_repeats && _pool.TryGetValue(text, out string? known))
        {
            return known;
        }

        string raw = text.ToString();
        string? value = _normalise is null ? raw : _normalise(raw);
        if (_repeats)
        {
            _pool.Dictionary.Add(raw, value);
        }

        return value;
    }
}
