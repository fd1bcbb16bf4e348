namespace EcomIntel.Streaming;

/// <summary>
/// Reads what nearly all payloads are: one flat object of texts and numbers without escapes, in which nothing is wrong. It never judges: whatever is unusual or
/// broken is left to the full reader, and what it accepts that one would accept as the same event.
/// </summary>
internal ref struct FlatEventReader
{
    private readonly ReadOnlySpan<byte> _utf8;
    private readonly TimeZoneInfo _zone;
    private QuoteCursor _quotes;
    private FlatField _seen;
    private int _at;

    private FlatEventReader(ReadOnlySpan<byte> utf8, TimeZoneInfo zone, QuoteCursor quotes)
    {
        _utf8 = utf8;
        _zone = zone;
        _quotes = quotes;
    }

    /// <summary>Returns false for what has to be read by the full reader.</summary>
    public static bool TryRead(ReadOnlySpan<byte> utf8, TimeZoneInfo zone, ref FlatEvent flat)
    {
        Span<ulong> words = stackalloc ulong[QuoteCursor.MaxBytes / 64];
        if (utf8.IsEmpty || utf8.Length > QuoteCursor.MaxBytes || !QuoteCursor.TryCreate(utf8, words, out QuoteCursor quotes))
        {
            return false;
        }

        flat = default;
        return new FlatEventReader(utf8, zone, quotes).TryObject(ref flat) && FlatRules.IsPlain(flat);
    }

    private bool TryObject(ref FlatEvent flat)
    {
        if (!TryMark('{'))
        {
            return false;
        }

        do
        {
            SkipSpaces();
            if (!TryText(out TextSlice name) || !TryMark(':') || !TryValue(FlatNames.Field(name.Of(_utf8)), ref flat))
            {
                return false;
            }
        }
        while (TryMark(','));
        if (!TryMark('}'))
        {
            return false;
        }

        SkipSpaces();
        return _at == _utf8.Length;
    }

    private bool TryValue(FlatField field, ref FlatEvent flat)
    {
        if ((_seen & field) != FlatField.None)
        {
            return false;
        }

        // What is unknown may come twice: the full reader does not look at it either.
        _seen |= field & ~FlatField.Unknown;
        SkipSpaces();
        if (_at < _utf8.Length && _utf8[_at] == 'n')
        {
            return _utf8[_at..].StartsWith("null"u8) && Skip(4);
        }

        switch (field)
        {
            case FlatField.EventId:
                return TryId(out flat.EventId);
            case FlatField.TransactionId:
                return TryId(out flat.TransactionId);
            case FlatField.OrderId:
                return TryId(out flat.OrderId);
            case FlatField.CustomerId:
                return TryId(out flat.CustomerId);
            case FlatField.SessionId:
                return TryId(out flat.SessionId);
            case FlatField.ProductId:
                return TryId(out flat.ProductId);
            case FlatField.Gender:
                return TryText(out flat.Gender);
            case FlatField.Location:
                return TryText(out flat.Location);
            case FlatField.ProductCategory:
                return TryText(out flat.ProductCategory);
            case FlatField.EventType:
                return TryText(out TextSlice type) && FlatNames.TryType(type.Of(_utf8), out flat.Type);
            case FlatField.Kind:
                return TryText(out TextSlice kind) && FlatNames.TryKind(kind.Of(_utf8), out flat.Kind);
            case FlatField.Timestamp:
                return TryText(out TextSlice time) && FlatTime.TryParse(time.Of(_utf8), _zone, out flat.Timestamp);
            case FlatField.SchemaVersion:
                return TryWhole(out flat.SchemaVersion);
            case FlatField.Age:
                return TryWhole(out flat.Age);
            case FlatField.Quantity:
                return TryWhole(out flat.Quantity);
            case FlatField.PricePerItem:
                return TryAmount(out flat.PricePerItem);
            case FlatField.TotalPrice:
                return TryAmount(out flat.TotalPrice);
            case FlatField.Unknown:
                return TryText(out _) || TryLiteral() || FlatNumber.TryAmount(_utf8, ref _at, out _);
            default:
                return false;
        }
    }

    private bool TryLiteral() => (_utf8[_at..].StartsWith("true"u8) && Skip(4)) || (_utf8[_at..].StartsWith("false"u8) && Skip(5));

    private bool TryId(out TextSlice id) => TryText(out id) || FlatNumber.TryDigits(_utf8, ref _at, out id);

    private bool TryWhole(out int? value)
    {
        bool isRead = FlatNumber.TryWhole(_utf8, ref _at, out int whole);
        value = whole;
        return isRead;
    }

    private bool TryAmount(out decimal? value)
    {
        bool isRead = FlatNumber.TryAmount(_utf8, ref _at, out decimal amount);
        value = amount;
        return isRead;
    }

    private bool TryText(out TextSlice text)
    {
        text = default;
        if (_at >= _utf8.Length || _utf8[_at] != '"')
        {
            return false;
        }

        // Every mark before this one was taken, so that the next is this one.
        _quotes.Next();
        int end = _quotes.Next();
        if (end >= _utf8.Length)
        {
            return false;
        }

        text = new TextSlice((ushort)(_at + 1), (ushort)(end - _at - 1));
        _at = end + 1;
        return true;
    }

    private bool TryMark(char mark)
    {
        SkipSpaces();
        return _at < _utf8.Length && _utf8[_at] == mark && Skip(1);
    }

    private bool Skip(int count)
    {
        _at += count;
        return true;
    }

    private void SkipSpaces()
    {
        while (_at < _utf8.Length && _utf8[_at] == ' ')
        {
            _at++;
        }
    }
}
