using System.Globalization;

namespace EcomIntel;

/// <summary>Text of one column to cells. Texts that repeat are kept once.</summary>
internal sealed class CsvCellParser
{
    private readonly Slot _slot;
    private readonly CultureInfo _culture;
    private readonly TimeText _times;
    private readonly Func<string, string?>? _normalise;
    private readonly MissingText _missing;
    private readonly Dictionary<string, string?>.AlternateLookup<ReadOnlySpan<char>> _pool;
    private readonly bool _pooled;

    public CsvCellParser(Slot slot, CsvMap map, Func<string, string?>? normalise, MissingText missing)
    {
        _slot = slot;
        _culture = map.Culture;
        _times = new TimeText(map);
        _normalise = normalise;
        _missing = missing;
        _pool = new Dictionary<string, string?>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        _pooled = slot.Field != Field.TransactionId;
    }

    public Cell Parse(ReadOnlySpan<char> text)
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
        FieldKind.Integer => CellNumbers.Integer(text, _culture),
        FieldKind.Money => CellNumbers.Amount(text, _culture),
        FieldKind.Number => CellNumbers.Number(text, _culture),
        FieldKind.Time => _times.Parse(text),
        _ => CellNumbers.Kind(text),
    };

    private string? Pool(ReadOnlySpan<char> text)
    {
        if (_pooled && _pool.TryGetValue(text, out string? known))
        {
            return known;
        }

        string raw = text.ToString();
        string? value = _normalise is null ? raw : _normalise(raw);
        if (_pooled)
        {
            _pool[text] = value;
        }

        return value;
    }
}
