namespace EcomIntel.Core.Tests;

/// <summary>What is to be counted of clicks, written once more over records, as slowly and plainly as can be: the oracle of both engines.</summary>
internal sealed class NaiveClicks(IReadOnlyList<ShopEvent> clicks, IReadOnlyList<Customer> customers, IReadOnlyList<Product> products)
{
    /// <summary>The clicks of one type with one key that a row sees; none where the row has no key.</summary>
    public List<ShopEvent> Past(Transaction row, ShopEventType type, Func<ShopEvent, object?> keyOf, object? key, TimeSpan? window = null) =>
    [
        .. clicks.Where(click => click.Type == type && key is not null && Equals(keyOf(click), key) && IsSeen(click.Timestamp, row, window))
            .OrderBy(click => click.Timestamp).ThenBy(click => click.EventId, StringComparer.Ordinal),
    ];

    /// <summary>When the sessions that a row sees began: at clicks before which the customer had not clicked for longer than the gap.</summary>
    public List<DateTimeOffset> Sessions(Transaction row, TimeSpan gap, Func<string?, object?> keyOf, object? key, TimeSpan? window = null) =>
    [
        .. clicks.Where(click => click.CustomerId is not null && key is not null && Equals(keyOf(click.CustomerId), key) && IsSeen(click.Timestamp, row, window))
            .Where(click => !clicks.Any(other => other.CustomerId == click.CustomerId && other.Timestamp < click.Timestamp && click.Timestamp - other.Timestamp <= gap))
            .Select(click => (click.CustomerId, click.Timestamp)).Distinct().Select(session => session.Timestamp),
    ];

    public string? CategoryOf(string? product) => products.FirstOrDefault(known => known.Id == product)?.Category;

    public string? LocationOf(string? customer) => customers.FirstOrDefault(known => known.Id == customer)?.Location;

    public static double DaysSince(IEnumerable<DateTimeOffset> times, Transaction row) => times.Any() ? (row.Timestamp - times.Max()).TotalDays : double.NaN;

    private static bool IsSeen(DateTimeOffset time, Transaction row, TimeSpan? window) => time < row.Timestamp && (window is null || time >= row.Timestamp - window);
}
