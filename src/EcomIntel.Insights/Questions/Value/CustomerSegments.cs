using System.Collections.Immutable;

namespace EcomIntel.Insights;

/// <summary>
/// Describes customers by recency, frequency and money, in segments with names that people use. Counts what was there and claims nothing; segments of too few customers are
/// not shown. Immutable; safe for any thread.
/// </summary>
public sealed class CustomerSegments : IShopDescriber
{
    private const int LeastBuyers = 50;

    private static readonly (string Name, string Advice, Func<int, int, bool> Fits)[] Segments =
    [
        ("Champions", "thank them, ask them, show them new things first", (recency, frequency) => recency >= 4 && frequency >= 4),
        ("Loyal", "offer what goes with what they buy", (recency, frequency) => recency >= 3 && frequency >= 3),
        ("New", "help with the second order", (recency, frequency) => recency >= 4),
        ("Promising", "remind them in time", (recency, _) => recency == 3),
        ("At risk", "win them back: they were good customers", (_, frequency) => frequency >= 3),
        ("Asleep", "spend little on them", (_, _) => true),
    ];

    /// <inheritdoc/>
    public string Name => "customer_segments";

    /// <inheritdoc/>
    public ShopDescription? Describe(InsightContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        BuyerHistory[] buyers = BuyerHistory.Of(context.Dataset, context.Orders);
        if (buyers.Length < LeastBuyers)
        {
            return null;
        }

        long now = BuyerHistory.EndOf(context.Dataset.Transactions);
        int[] recency = Fifths([.. buyers.Select(buyer => (double)buyer.Orders[^1])]);
        int[] frequency = Fifths([.. buyers.Select(buyer => (double)buyer.Orders.Length)]);
        int[] segments = [.. buyers.Select((_, buyer) => Array.FindIndex(Segments, segment => segment.Fits(recency[buyer], frequency[buyer])))];
        (string Name, string Advice, BuyerHistory[] Own)[] shown = [.. Segments
            .Select((segment, i) => (segment.Name, segment.Advice, Own: buyers.Where((_, buyer) => segments[buyer] == i).ToArray()))
            .Where(segment => segment.Own.Length >= context.MinimumGroupSize)];
        double orders = buyers.Sum(buyer => buyer.Orders.Length);
        double revenue = buyers.Sum(buyer => buyer.Revenue);
        return new ShopDescription
        {
            Name = Name,
            Title = "Segments of customers",
            Sentences = [.. shown.Select(segment => (FormattableString)$"{segment.Name}: {segment.Own.Length:N0} customers with {100 * segment.Own.Sum(buyer => buyer.Orders.Length) / orders:0}% of orders; {segment.Advice}.")],
            Method = "recency and frequency in fifths of the buyers, ties together (RFM: Hughes, 1994); nothing is tested",
            Tables = [Table(shown, now, orders, revenue)],
            Charts =
            [
                new BarChart
                {
                    Title = $"Customers by segment",
                    Unit = "customers",
                    Bars = [.. shown.Select(segment => new ChartBar($"{segment.Name}", segment.Own.Length))],
                    Note = $"Segments of fewer than {context.MinimumGroupSize} customers are left out.",
                },
            ],
        };
    }

    private static DescriptionTable Table((string Name, string Advice, BuyerHistory[] Own)[] shown, long now, double orders, double revenue) => new(
        "Segments by recency, frequency and money",
        ["segment", "customers", "share of orders", "share of revenue", "revenue of a customer so far", "days since the last order (median)"],
        [.. shown.Select(segment => (ImmutableArray<FormattableString>)
        [
            $"{segment.Name}",
            $"{segment.Own.Length:N0}",
            $"{segment.Own.Sum(buyer => buyer.Orders.Length) / orders:P0}",
            revenue > 0 ? $"{segment.Own.Sum(buyer => buyer.Revenue) / revenue:P0}" : (FormattableString)$"–",
            revenue > 0 ? $"{segment.Own.Average(buyer => buyer.Revenue):N0}" : (FormattableString)$"–",
            $"{segment.Own.Select(buyer => buyer.DaysSinceLast(now)).Order().ElementAt(segment.Own.Length / 2):0}",
        ])]);

    /// <summary>1 for the lowest fifth to 5 for the highest; equal values are in one fifth, that of their middle.</summary>
    private static int[] Fifths(double[] values)
    {
        double[] sorted = [.. values.Order()];
        return [.. values.Select(value =>
        {
            int below = LowerBound(sorted, value);
            int upTo = LowerBound(sorted, Math.BitIncrement(value));
            return 1 + Math.Min(4, (int)(5.0 * (below + upTo) / 2 / sorted.Length));
        })];
    }

    private static int LowerBound(double[] sorted, double value)
    {
        int low = 0;
        int high = sorted.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = sorted[middle] < value ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
