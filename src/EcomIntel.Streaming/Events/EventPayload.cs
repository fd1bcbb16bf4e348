using System.Text.Json.Serialization;

namespace EcomIntel.Streaming;

/// <summary>An event as it stands in JSON. Property names become snake_case: the names of the original project's messages.</summary>
internal sealed class EventPayload
{
    [JsonConverter(typeof(IdConverter))]
    public string? EventId { get; set; }

    public string? EventType { get; set; }

    [JsonConverter(typeof(WholeNumberConverter))]
    public int? SchemaVersion { get; set; }

    [JsonConverter(typeof(IdConverter))]
    public string? TransactionId { get; set; }

    [JsonConverter(typeof(IdConverter))]
    public string? OrderId { get; set; }

    public string? Timestamp { get; set; }

    [JsonConverter(typeof(IdConverter))]
    public string? CustomerId { get; set; }

    [JsonConverter(typeof(IdConverter))]
    public string? SessionId { get; set; }

    [JsonConverter(typeof(WholeNumberConverter))]
    public int? Age { get; set; }

    public string? Gender { get; set; }

    public string? Location { get; set; }

    [JsonConverter(typeof(IdConverter))]
    public string? ProductId { get; set; }

    public string? ProductCategory { get; set; }

    [JsonConverter(typeof(WholeNumberConverter))]
    public int? Quantity { get; set; }

    public decimal? PricePerItem { get; set; }

    public decimal? TotalPrice { get; set; }

    public string? Kind { get; set; }

    public Dictionary<string, AttributeValue>? Attributes { get; set; }

    public Dictionary<string, AttributeValue>? CustomerAttributes { get; set; }
}
