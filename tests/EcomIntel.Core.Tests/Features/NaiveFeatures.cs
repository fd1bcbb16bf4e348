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

    /// <summary>The value of any aggregate of sales, as the shop would say it: an amount, a number or a level; null where it is missing.</summary>
    public static object? Aggregate(FeatureDefinition definition, Shop shop, Transaction row, DateTimeOffset? at = null)
    {
        AggregateDefinition aggregate = definition.Aggregate!;
        DateTimeOffset now = at ?? row.Timestamp;
        string? key = shop.KeyOf(aggregate.By, row);
        IEnumerable<Transaction> past = shop.Transactions
            .Where(other => key is not null && shop.KeyOf(aggregate.By, other) == key && other.Kind == TransactionKind.Sale && other.Timestamp < now)
            .Where(other => aggregate.Window.Length is not { } length || other.Timestamp >= now - length)
            .OrderBy(other => other.Timestamp).ThenBy(other => other.Id, StringComparer.Ordinal);
        List<Transaction> events = [.. aggregate.Window.Events is { } most ? past.TakeLast(most) : past];
        List<decimal> amounts = [.. events.Select(other => aggregate.Measure is { } measure ? Amount(other, measure) : null).OfType<decimal>()];
        List<string> traits = [.. events.Select(other => aggregate.Trait is { } trait ? shop.TraitOf(trait, other) : null).OfType<string>()];
        if (aggregate.Window.HalfLife is { } halfLife)
        {
            double weights = events.Sum(other => Weight(other, now, halfLife));
            double measured = events.Where(other => Amount(other, aggregate.Measure) is not null).Sum(other => Weight(other, now, halfLife));
            double sum = events.Sum(other => (double)(Amount(other, aggregate.Measure) ?? 0) * Weight(other, now, halfLife));
            return aggregate.Aggregation switch
            {
                Aggregation.Count => weights,
                Aggregation.Sum => sum,
                _ => measured == 0 ? null : sum / measured,
            };
        }

        return aggregate.Aggregation switch
        {
            Aggregation.Count => events.Count,
            Aggregation.Sum => amounts.Sum(),
            Aggregation.Mean => amounts.Count == 0 ? null : (double)(amounts.Sum() / amounts.Count),
            Aggregation.TimeSinceLast => events.Count == 0 ? null : (now - events[^1].Timestamp).TotalDays,
            Aggregation.Variance => amounts.Count < 2 ? null : (double)(amounts.Sum(amount => (amount - amounts.Average()) * (amount - amounts.Average())) / (amounts.Count - 1)),
            Aggregation.Min => amounts.Count == 0 ? null : amounts.Min(),
            Aggregation.Max => amounts.Count == 0 ? null : amounts.Max(),
            Aggregation.First => amounts.Count == 0 ? null : amounts[0],
            Aggregation.Last => amounts.Count == 0 ? null : amounts[^1],
            Aggregation.Share => traits.Count == 0 ? null : traits.Count(level => level == aggregate.Level) / (double)traits.Count,
            Aggregation.DistinctCount => traits.Distinct().Count(),
            Aggregation.Mode => traits.Where(level => definition.Levels.Contains(level)).Select((level, i) => (level, i))
                .GroupBy(seen => seen.level).OrderByDescending(group => group.Count()).ThenByDescending(group => group.Max(seen => seen.i)).FirstOrDefault()?.Key,
            _ => throw new ArgumentOutOfRangeException(nameof(definition)),
        };
    }

    private static decimal? Amount(Transaction row, Measure? measure) =>
        measure == Measure.Spend ? Total(row) : measure == Measure.UnitPrice ? row.UnitPrice : measure == Measure.Quantity ? row.Quantity : null;

    private static double Weight(Transaction row, DateTimeOffset now, TimeSpan halfLife) => Math.Pow(0.5, (now - row.Timestamp) / halfLife);
}
