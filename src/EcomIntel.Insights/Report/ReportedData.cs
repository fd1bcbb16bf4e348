namespace EcomIntel.Insights;

/// <summary>What a report was made from. Immutable; safe for any thread.</summary>
/// <param name="FirstDay">The local day of the first transaction; null without transactions.</param>
/// <param name="LastDay">The local day of the last transaction; null without transactions.</param>
/// <param name="Transactions">The transactions of any kind, by anybody.</param>
/// <param name="Customers">The customers who are known.</param>
/// <param name="Products">The products that are known.</param>
public sealed record ReportedData(DateOnly? FirstDay, DateOnly? LastDay, int Transactions, int Customers, int Products)
{
    internal static ReportedData Of(CommerceDataset dataset, LocalCalendar calendar)
    {
        long first = long.MaxValue;
        long last = long.MinValue;
        foreach (long timestamp in dataset.Transactions.Timestamps)
        {
            first = Math.Min(first, timestamp);
            last = Math.Max(last, timestamp);
        }

        bool any = dataset.Transactions.Count > 0;
        return new ReportedData(
            any ? calendar.DateOf(first) : null, any ? calendar.DateOf(last) : null, dataset.Transactions.Count, dataset.Customers.Count, dataset.Products.Count);
    }
}
