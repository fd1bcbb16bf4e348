using System.Buffers;
using System.Text;

namespace EcomIntel.Streaming;

/// <summary>What is read of the record at hand: flat where that is possible, else in full. Used again for the next record; for one thread.</summary>
internal sealed class EventReading(ShopEventJson json)
{
    private const string SessionPrefix = "session:";
    private readonly TextCache _texts = new();
    private ReadOnlyMemory<byte> _payload;
    private FlatEvent _flat;
    private ShopEvent? _full;

    public ShopEventType Type { get; private set; }

    public DateTimeOffset Time { get; private set; }

    public decimal? Total => _full is null ? _flat.Total : _full.Transaction is { } line ? line.Total ?? (line.Quantity * line.UnitPrice) : null;

    /// <summary>Moves to a payload, which must stay as it is until the next. Returns why it is no event; null where it is one.</summary>
    public EventRejection? Read(ReadOnlyMemory<byte> payload)
    {
        _payload = payload;
        _full = null;
        ReadOnlySpan<byte> utf8 = payload.Span;
        if (json.TryReadFlat(utf8, ref _flat))
        {
            Type = _flat.Type;
            Time = _flat.Timestamp;
            return null;
        }

        if (!json.TryReadFull(utf8, out _full, out EventRejection? rejection))
        {
            return rejection;
        }

        Type = _full.Type;
        Time = _full.Timestamp;
        return null;
    }

    /// <summary>Whether a record's key is the event's.</summary>
    public bool HasKey(ReadOnlySpan<byte> key) => _full is null ? _flat.HasKey(key, _payload.Span) : Utf8Equals(_full.Key!, key);

    /// <summary>The event's key as a text.</summary>
    public string Key() => _full is not null ? _full.Key!
        : _flat.IsOfSession ? SessionPrefix + Encoding.UTF8.GetString(_flat.SessionId.Of(_payload.Span))
        : Encoding.UTF8.GetString(_flat.CustomerId.Of(_payload.Span));

    public UInt128 HashOfId() => _full is null ? Hash128.Of(_flat.Id.Of(_payload.Span)) : HashOf(_full.EventId);

    /// <summary>The event as a whole.</summary>
    /// <param name="key">Its key.</param>
    public ShopEvent ToEvent(string key) => _full ?? new FlatMapping(_texts).ToEvent(_flat, _payload.Span, key);

    private static bool Utf8Equals(string text, ReadOnlySpan<byte> utf8)
    {
        int bytes = Encoding.UTF8.GetByteCount(text);
        Span<byte> expected = bytes <= 512 ? stackalloc byte[bytes] : new byte[bytes];
        Encoding.UTF8.GetBytes(text, expected);
        return utf8.SequenceEqual(expected);
    }

    private static UInt128 HashOf(string eventId)
    {
        byte[] rented = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(eventId.Length));
        int written = Encoding.UTF8.GetBytes(eventId, rented);
        UInt128 hash = Hash128.Of(rented.AsSpan(0, written));
        ArrayPool<byte>.Shared.Return(rented);
        return hash;
    }
}
