using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace EcomIntel.Streaming;

/// <summary>
/// Events as JSON with snake_case names (<c>event_id</c>, <c>event_type</c>, <c>timestamp</c>, <c>customer_id</c>, <c>product_category</c>,
/// <c>price_per_item</c> …). Reading takes identifiers and whole numbers as numbers or texts, times with T or a space and with or without a zone, and fields it
/// does not know; a missing <c>event_type</c> is a transaction and a missing <c>event_id</c> is the <c>transaction_id</c>. What is no event is returned as a
/// <see cref="EventRejection"/>, never thrown. Safe for any thread.
/// </summary>
public sealed class ShopEventJson
{
    private readonly ShopEventJsonOptions _options;
    private readonly EventPayloadContext _context;
    private readonly PayloadMapping _mapping;

    // Taken while it writes: a second thread makes one of its own meanwhile.
    private EventWriter? _spare;

    /// <summary>Prepares reading and writing.</summary>
    /// <param name="options">The zone of times without one, and the limits; defaults where null. Later changes of it have no effect.</param>
    /// <exception cref="ArgumentException">An option has a value it cannot have; the message names all of them.</exception>
    public ShopEventJson(ShopEventJsonOptions? options = null)
    {
        options ??= new ShopEventJsonOptions();
        OptionsErrors.ThrowIfInvalid(new ShopEventJsonOptionsValidator(), options);
        _options = new ShopEventJsonOptions
        {
            TimeZone = options.TimeZone,
            MaxBytes = options.MaxBytes,
            MaxDepth = options.MaxDepth,
            MaxStringLength = options.MaxStringLength,
            MaxArrayLength = options.MaxArrayLength,
        };
        _context = EventPayloadContext.For(_options.MaxDepth);
        _mapping = new PayloadMapping(TimeZoneInfo.FindSystemTimeZoneById(_options.TimeZone));
    }

    /// <summary>Reads one event.</summary>
    /// <param name="utf8">The payload: one JSON object in UTF-8.</param>
    /// <param name="shopEvent">The event; null where the payload is none.</param>
    /// <param name="rejection">Why the payload is no event; null where it is one.</param>
    /// <returns>Whether the payload is an event.</returns>
    public bool TryRead(ReadOnlySpan<byte> utf8, [NotNullWhen(true)] out ShopEvent? shopEvent, [NotNullWhen(false)] out EventRejection? rejection)
    {
        FlatEvent flat = default;
        if (TryReadFlat(utf8, ref flat))
        {
            shopEvent = new FlatMapping(texts: null).ToEvent(flat, utf8, key: null);
            rejection = null;
            return true;
        }

        return TryReadFull(utf8, out shopEvent, out rejection);
    }

    /// <summary>Reads an event without making texts of it. Returns false where only <see cref="TryReadFull"/> can tell what the payload is.</summary>
    internal bool TryReadFlat(ReadOnlySpan<byte> utf8, ref FlatEvent flat) =>
        JsonLimits.CannotBreak(utf8.Length, _options) && utf8.Length <= _options.MaxBytes && FlatEventReader.TryRead(utf8, _mapping.Zone, ref flat);

    internal bool TryReadFull(ReadOnlySpan<byte> utf8, [NotNullWhen(true)] out ShopEvent? shopEvent, [NotNullWhen(false)] out EventRejection? rejection)
    {
        shopEvent = null;
        rejection = utf8.IsEmpty ? new EventRejection(DeadLetterReason.Empty, "no value")
            : utf8.Length > _options.MaxBytes ? new EventRejection(DeadLetterReason.TooLarge, $"{utf8.Length} bytes; the limit is {_options.MaxBytes}")
            : JsonLimits.CannotBreak(utf8.Length, _options) ? null
            : JsonLimits.Broken(utf8, _options);
        if (rejection is not null)
        {
            return false;
        }

        EventPayload? payload;
        try
        {
            payload = JsonSerializer.Deserialize(utf8, _context.EventPayload);
        }
        catch (JsonException error)
        {
            rejection = JsonLimits.Broken(utf8, _options)
                ?? new EventRejection(DeadLetterReason.MalformedJson, $"line {error.LineNumber + 1}, byte {error.BytePositionInLine}");
            return false;
        }

        if (payload is null)
        {
            rejection = new EventRejection(DeadLetterReason.MalformedJson, "null is no object");
            return false;
        }

        rejection = _mapping.ToEvent(payload, out shopEvent);
        shopEvent = rejection is null ? shopEvent : null;
        return shopEvent is not null;
    }

    /// <summary>Writes one event.</summary>
    /// <param name="shopEvent">The event.</param>
    /// <returns>One JSON object in UTF-8; times in UTC.</returns>
    /// <exception cref="ArgumentException">A reader would refuse the event; the message says why.</exception>
    public byte[] Write(ShopEvent shopEvent)
    {
        ThrowIfBroken(shopEvent);
        EventWriter writer = Interlocked.Exchange(ref _spare, null) ?? new EventWriter();
        byte[] written = writer.Write(shopEvent);
        _spare = writer;
        return written;
    }

    /// <summary>Writes one event behind what a buffer holds.</summary>
    /// <param name="shopEvent">The event.</param>
    /// <param name="output">Receives one JSON object in UTF-8; times in UTC.</param>
    /// <exception cref="ArgumentException">A reader would refuse the event; the message says why.</exception>
    public void Write(ShopEvent shopEvent, IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        ThrowIfBroken(shopEvent);
        EventWriter writer = Interlocked.Exchange(ref _spare, null) ?? new EventWriter();
        writer.Write(shopEvent, output);
        _spare = writer;
    }

    private static void ThrowIfBroken(ShopEvent shopEvent)
    {
        ArgumentNullException.ThrowIfNull(shopEvent);
        if (EventRules.Broken(shopEvent) is { } broken)
        {
            throw new ArgumentException($"The event cannot be sent ({broken.Reason}): {broken.Detail}.", nameof(shopEvent));
        }
    }
}
