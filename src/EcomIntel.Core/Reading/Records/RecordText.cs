using System.Collections.Immutable;
using System.Globalization;

namespace EcomIntel;

/// <summary>The fields of records as text: what a report shows where there is no file to quote.</summary>
internal static class RecordText
{
    public static string Of(Transaction record, Slot slot) => slot.Field switch
    {
        { IsAttribute: true } => Of(record.Attributes, slot),
        var field when field == Field.TransactionId => record.Id ?? string.Empty,
        var field when field == Field.OrderId => record.OrderId ?? string.Empty,
        var field when field == Field.Timestamp => record.Timestamp.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture),
        var field when field == Field.CustomerId => record.CustomerId ?? string.Empty,
        var field when field == Field.ProductId => record.ProductId ?? string.Empty,
        var field when field == Field.Quantity => Of(record.Quantity),
        var field when field == Field.UnitPrice => Of(record.UnitPrice),
        var field when field == Field.Total => Of(record.Total),
        _ => record.Kind == TransactionKind.Sale ? string.Empty : record.Kind.ToString(),
    };

    public static string Of(Customer record, Slot slot) => slot.Field switch
    {
        { IsAttribute: true } => Of(record.Attributes, slot),
        var field when field == Field.CustomerId => record.Id ?? string.Empty,
        var field when field == Field.Age => Of(record.Age),
        var field when field == Field.Gender => record.Gender ?? string.Empty,
        _ => record.Location ?? string.Empty,
    };

    public static string Of(Product record, Slot slot) => slot.Field switch
    {
        { IsAttribute: true } => Of(record.Attributes, slot),
        var field when field == Field.ProductId => record.Id ?? string.Empty,
        var field when field == Field.ProductCategory => record.Category ?? string.Empty,
        var field when field == Field.ProductName => record.Name ?? string.Empty,
        _ => Of(record.Price),
    };

    private static string Of(IFormattable? value) => value?.ToString(null, CultureInfo.InvariantCulture) ?? string.Empty;

    private static string Of(ImmutableDictionary<string, AttributeValue> attributes, Slot slot) => attributes.GetValueOrDefault(slot.Field.Name).ToString();
}
