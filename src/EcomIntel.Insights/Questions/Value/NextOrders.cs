namespace EcomIntel.Insights;

/// <summary>
/// Describes when regular customers, those of three orders or more, are to be expected again, and how many are at risk: away for more than twice their usual time. Claims nothing and names
/// nobody. Immutable; safe for any thread.
/// </summary>
public sealed class NextOrders : IShopDescriber
{
    private const int LeastRegulars = 30;
    private const double AtRisk = 2;

    private static readonly double[] Edges = [0, 0.5, 1, 1.5, 2, 3, 5];

    /// <inheritdoc/>
    public string Name => "next_orders";

    /// <inheritdoc/>
    public ShopDescription? Describe(InsightContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        long now = BuyerHistory.EndOf(context.Dataset.Transactions);

        // Someone who orders twice a day is not overdue in the afternoon.
        (double Gap, double Away)[] regulars = [.. BuyerHistory.Of(context.Dataset, context.Orders)
            .Select(buyer => (Gap: buyer.UsualGap(), Away: buyer.DaysSinceLast(now)))
            .Where(buyer => buyer.Gap is not null)
            .Select(buyer => (Math.Max(1, buyer.Gap!.Value), buyer.Away))];
        if (regulars.Length < Math.Max(LeastRegulars, context.MinimumGroupSize))
        {
            return null;
        }

        int risky = regulars.Count(buyer => buyer.Away > AtRisk * buyer.Gap);
        int week = Due(7);
        int month = Due(30);
        double typical = regulars.Select(buyer => buyer.Gap).Order().ElementAt(regulars.Length / 2);
        return new ShopDescription
        {
            Name = Name,
            Title = "Who comes back when",
            Sentences =
            [
                $"{regulars.Length:N0} customers have ordered three times or more; half of them order again within {typical:0} days.",
                $"By their usual time {Few(week, context)} of them are due within 7 days and {Few(month, context)} within 30.",
                $"{Few(risky, context)} are at risk: away for more than twice their usual time. Write to them first.",
            ],
            Method = "last order + the median of the customer's own days between orders; nothing is tested",
            Charts = [Chart(regulars, context.MinimumGroupSize)],
        };

        int Due(double days) => regulars.Count(buyer => buyer.Away <= buyer.Gap && buyer.Gap - buyer.Away <= days);
    }

    private static FormattableString Few(int count, InsightContext context) =>
        count > 0 && count < context.MinimumGroupSize ? $"fewer than {context.MinimumGroupSize}" : (FormattableString)$"{count:N0}";

    private static BarChart Chart((double Gap, double Away)[] regulars, int minimumGroup)
    {
        (FormattableString Label, int Count, bool AtRisk)[] groups = [.. Edges.Select((from, i) => (
            Label: i == Edges.Length - 1 ? $"over {from:0.#}" : (FormattableString)$"{from:0.#} to {Edges[i + 1]:0.#}",
            Count: regulars.Count(buyer => buyer.Away / buyer.Gap >= from && (i == Edges.Length - 1 || buyer.Away / buyer.Gap < Edges[i + 1])),
            AtRisk: from >= AtRisk))];
        return new BarChart
        {
            Title = $"Regular customers by how long they are away",
            Unit = "customers",
            Note = $"In times of the usual days between two orders of the customer. Groups of fewer than {minimumGroup} customers are left out.",
            Bars = [.. groups.Where(group => group.Count >= minimumGroup).Select(group => new ChartBar(group.Label, group.Count, null, group.AtRisk))],
        };
    }
}
