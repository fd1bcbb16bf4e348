namespace EcomIntel.Core.Tests;

/// <summary>The definitions of the features written once more, row by row over records, as slowly and plainly as can be: the oracle of the engines.</summary>
internal static class NaiveFeatures
{
    public static IEnumerable<Transaction> Past(IReadOnlyList<Transaction> all, Transaction row, TimeSpan? window = null) => all.Where(other =>
        row.CustomerId is not null && other.CustomerId == row.CustomerId && other.Kind == TransactionKind.Sale
        && other.Timestamp < row.Timestamp && (window is null || other.Timestamp >= row.Timestamp - window.Value));

    public static decimal? Total(Transaction row) => row.Total ?? (row.Quantity * row.UnitPrice);

    public static decimal Sum(IEnumerable<Transaction> past) => past.Sum(row => Total(row) ?? 0);

    public static double Mean(IEnumerable<Transaction> past)
    {
        List<decimal> known = [.. past.Select(Total).OfType<decimal>()];
        return known.Count == 0 ? double.NaN : (double)(known.Sum() / known.Count);
    }

    public static double DaysSinceLast(IEnumerable<Transaction> past, Transaction row) =>
        past.Any() ? (row.Timestamp - past.Max(other => other.Timestamp)).TotalDays : double.NaN;

    public static string? Band(decimal? price) => price switch { null or < 0 => null, < 50 => "Low", < 200 => "Medium", _ => "High" };
}
