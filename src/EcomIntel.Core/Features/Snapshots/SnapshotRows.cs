namespace EcomIntel;

/// <summary>The rows of a snapshot: one for each customer, all at one moment.</summary>
internal static class SnapshotRows
{
    public static TransactionTable Of(CustomerTable customers, DateTimeOffset asOf)
    {
        long[] times = new long[customers.Count];
        times.AsSpan().Fill(EpochTime.ToMicroseconds(asOf));
        int[] codes = [.. Enumerable.Range(0, times.Length)];
        return new TransactionTable(new TransactionColumns { Timestamps = times, Customers = codes, Ids = [.. codes.Select(code => customers[code].Id)] }, []);
    }
}
