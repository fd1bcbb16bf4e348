using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;

namespace EcomIntel.Streaming;

/// <summary>Writes events field by field, in the order and with the words of <see cref="EventPayload"/>. For one thread at a time; its buffer serves event after event.</summary>
internal sealed class EventWriter : IDisposable
{
    private const int KeptBytes = 65_536;

    private readonly Utf8JsonWriter _json = new(Stream.Null);
    private ArrayBufferWriter<byte> _buffer = new(512);

    public byte[] Write(ShopEvent shopEvent)
    {
        _buffer.ResetWrittenCount();
        Write(shopEvent, _buffer);
        byte[] written = _buffer.WrittenSpan.ToArray();
        if (_buffer.Capacity > KeptBytes)
        {
            _buffer = new ArrayBufferWriter<byte>(512);
        }

        return written;
    }

    public void Write(ShopEvent shopEvent, IBufferWriter<byte> output)
    {
        _json.Reset(output);
        try
        {
            _json.WriteStartObject();
            WriteFields(shopEvent);
            _json.WriteEndObject();
            _json.Flush();
        }
        finally
        {
            // So that a writer at rest holds nobody's buffer.
            _json.Reset(Stream.Null);
        }
    }

    public void Dispose() => _json.Dispose();

    private void WriteFields(ShopEvent shopEvent)
    {
        Transaction? line = shopEvent.Transaction;
        Customer? customer = shopEvent.Customer;
        Text(EventFields.EventId, shopEvent.EventId);
        _json.WriteString(EventFields.EventType, EventFields.NameOf(shopEvent.Type));
        _json.WriteNumber(EventFields.SchemaVersion, shopEvent.SchemaVersion);
        Text(EventFields.TransactionId, line?.Id);
        Text(EventFields.OrderId, line?.OrderId);
        _json.WriteString(EventFields.Timestamp, shopEvent.Timestamp.UtcDateTime);
        Text(EventFields.CustomerId, shopEvent.CustomerId);
        Text(EventFields.SessionId, shopEvent.SessionId);
        Whole(EventFields.Age, customer?.Age);
        Text(EventFields.Gender, customer?.Gender);
        Text(EventFields.Location, customer?.Location);
        Text(EventFields.ProductId, line?.ProductId ?? shopEvent.ProductId);
        Text(EventFields.ProductCategory, shopEvent.ProductCategory);
        Whole(EventFields.Quantity, line?.Quantity ?? shopEvent.Quantity);
        Amount(EventFields.PricePerItem, line?.UnitPrice);
        Amount(EventFields.TotalPrice, line?.Total);
        Text(EventFields.Kind, line?.Kind switch
        {
            TransactionKind.Return => "return",
            TransactionKind.Cancellation => "cancellation",
            TransactionKind.Sale when line.Quantity < 0 => "sale",
            _ => null,
        });
        Attributes(EventFields.Attributes, line?.Attributes);
        Attributes(EventFields.CustomerAttributes, customer?.Attributes);
    }

    private void Text(JsonEncodedText name, string? value)
    {
        if (value is not null)
        {
            _json.WriteString(name, value);
        }
    }

    private void Whole(JsonEncodedText name, int? value)
    {
        if (value is { } present)
        {
            _json.WriteNumber(name, present);
        }
    }

    private void Amount(JsonEncodedText name, decimal? value)
    {
        if (value is { } present)
        {
            _json.WriteNumber(name, present);
        }
    }

    /// <summary>In ordinal order, so that the same event always gives the same bytes.</summary>
    private void Attributes(JsonEncodedText name, ImmutableDictionary<string, AttributeValue>? values)
    {
        if (values is null or { IsEmpty: true })
        {
            return;
        }

        _json.WriteStartObject(name);
        foreach ((string key, AttributeValue value) in values.Where(pair => !pair.Value.IsMissing).OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            _json.WritePropertyName(key);
            AttributeValueConverter.Write(_json, value);
        }

        _json.WriteEndObject();
    }
}
