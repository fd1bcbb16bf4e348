namespace EcomIntel.Benchmarks;

/// <summary>The features as one would write them over records with LINQ, to have something to compare with.</summary>
internal static class NaiveFeatures
{
    private static readonly decimal[] Edges = [50m, 200m];

    public static (int Hour, int Weekday, int Month) Calendar(DateTimeOffset time, TimeZoneInfo zone)
    {
        DateTimeOffset local = TimeZoneInfo.ConvertTime(time, zone);
        return (local.Hour, ((int)local.DayOfWeek + 6) % 7, local.Month);
    }

    public static int Band(Transaction row) => Edges.Count(edge => row.UnitPrice >= edge);

    public static decimal Spend(Transaction row) => row.Quantity!.Value * row.UnitPrice!.Value;

    /// <summary>Spend, count and days since the last of what is strictly before a moment.</summary>
    public static (decimal Spend, int Count, double Days) Past(IEnumerable<Transaction> customer, DateTimeOffset now)
    {
        Transaction[] past = [.. customer.Where(row => row.Timestamp < now)];
        return (past.Sum(Spend), past.Length, past.Length == 0 ? double.NaN : (now - past.Max(row => row.Timestamp)).TotalDays);
    }
}
