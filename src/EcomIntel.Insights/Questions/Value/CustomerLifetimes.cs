using System.Collections.Immutable;
using EcomIntel.Modeling;

namespace EcomIntel.Insights;

/// <summary>
/// Describes what known customers are expected to order and to bring from here on, how many have probably left, and what a new one is worth (BG/NBD and gamma-gamma). Says how well the same model, made
/// from the first two thirds of the time, foresaw the rest. Claims nothing and names nobody. Immutable; safe for any thread.
/// </summary>
public sealed class CustomerLifetimes : IShopDescriber
{
    private const int LeastBuyers = 200;
    private const int LeastDays = 90;
    private const int DaysOfYear = 365;
    private const double DaysOfWeek = 7;
    private const double Gone = 0.5;
    private const double Useful = 0.2;
    private const string Method =
        "BG/NBD for orders (Fader, Hardie and Lee, 2005, Marketing Science 24), gamma-gamma for their value (Fader and Hardie, 2013), both by maximum likelihood on up to 20,000 customers, orders of a "
        + "day as one; nothing is tested";

    /// <inheritdoc/>
    public string Name => "customer_lifetimes";

    /// <inheritdoc/>
    public ShopDescription? Describe(InsightContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        BuyerDays[] buyers = BuyerDays.Of(BuyerHistory.Of(context.Dataset, context.Orders), context.Calendar);
        if (buyers.Length < Math.Max(LeastBuyers, context.MinimumGroupSize))
        {
            return null;
        }

        int start = buyers.Min(buyer => buyer.First);
        int end = context.Calendar.LocalDay(BuyerHistory.EndOf(context.Dataset.Transactions));
        if (end - start < LeastDays || LifetimeFit.Of(buyers, start, end) is not { } fit)
        {
            return null;
        }

        // Nothing is foreseen for longer than was seen.
        int days = Math.Min(DaysOfYear, end - start);
        ExpectedBuyer[] expected = [.. buyers.Select(buyer => Expect(buyer, fit, end, days))];
        return new ShopDescription
        {
            Name = Name,
            Title = "What customers are worth from here on",
            Sentences = Sentences(expected, fit, days, end, context),
            Method = Method,
            Tables = [Table(expected, days, context.MinimumGroupSize)],
            Charts = [Chart(expected, context.MinimumGroupSize)],
        };
    }

    private static ExpectedBuyer Expect(BuyerDays buyer, LifetimeFit fit, int end, int days)
    {
        RepeatHistory history = buyer.Until(end);
        double orders = fit.Orders.ExpectedOrders(history, days / DaysOfWeek);
        return new ExpectedBuyer(fit.Orders.ProbabilityActive(history), orders, orders * (fit.Spend?.ExpectedValue(buyer.Spend) ?? 0), buyer.Revenue);
    }

    private static ImmutableArray<FormattableString> Sentences(ExpectedBuyer[] buyers, LifetimeFit fit, int days, int end, InsightContext context)
    {
        int gone = buyers.Count(buyer => buyer.Active < Gone);
        double newOrders = fit.Orders.ExpectedOrders(default, days / DaysOfWeek);
        ImmutableArray<FormattableString>.Builder sentences = ImmutableArray.CreateBuilder<FormattableString>();
        sentences.Add($"{buyers.Length:N0} customers are expected to order {buyers.Sum(buyer => buyer.Orders):N0} times in the next {days} days. {Few(gone, context)} of them have more likely left than not.");
        if (fit.Spend is { } spend)
        {
            int best = buyers.OrderByDescending(buyer => buyer.Spent).Take(buyers.Length / 10).Count(buyer => buyer.Active < Gone);
            sentences.Add($"That would bring {buyers.Sum(buyer => buyer.Revenue):N0}. Of the tenth who spent the most so far {Few(best, context)} have more likely left than not: win them back first.");
            sentences.Add($"After the first order a new customer is expected to order {newOrders:0.0} times more in {days} days, which brings {newOrders * spend.ExpectedValue(default):N0}. Take off the costs of goods before you pay for winning one.");
        }

        DateOnly day = context.Calendar.DateOf(BuyerHistory.EndOf(context.Dataset.Transactions)).AddDays(fit.CheckedAfter - end);
        double error = fit.Came > 0 ? (fit.Foreseen / fit.Came) - 1 : double.PositiveInfinity;
        sentences.Add(Math.Abs(error) <= Useful
            ? $"Checked: from what was known on {day:d MMMM yyyy} it would have foreseen {fit.Foreseen:N0} orders of the customers of that day until the end of the data, and {fit.Came:N0} came."
            : (FormattableString)$"Do not plan with these numbers: from what was known on {day:d MMMM yyyy} they would have foreseen {fit.Foreseen:N0} orders of the customers of that day until the end of the data, but {fit.Came:N0} came.");
        return sentences.ToImmutable();
    }

    private static DescriptionTable Table(ExpectedBuyer[] buyers, int days, int minimumGroup)
    {
        bool hasRevenue = buyers.Any(buyer => buyer.Revenue > 0);
        ExpectedBuyer[] sorted = [.. buyers.OrderByDescending(buyer => hasRevenue ? buyer.Revenue : buyer.Orders)];
        (string Name, ExpectedBuyer[] Own)[] groups =
        [
            ("the best tenth", sorted[..(sorted.Length / 10)]),
            ("the next four tenths", sorted[(sorted.Length / 10)..(sorted.Length / 2)]),
            ("the other half", sorted[(sorted.Length / 2)..]),
        ];
        double all = buyers.Sum(buyer => buyer.Revenue);
        return new DescriptionTable(
            $"What is expected of customers in {days} days",
            ["customers", "number", "chance to be active", "orders each", "revenue each", "share of expected revenue"],
            [.. groups.Where(group => group.Own.Length >= minimumGroup).Select(group => (ImmutableArray<FormattableString>)
            [
                $"{group.Name}",
                $"{group.Own.Length:N0}",
                $"{group.Own.Average(buyer => buyer.Active):P0}",
                $"{group.Own.Average(buyer => buyer.Orders):0.0}",
                hasRevenue ? $"{group.Own.Average(buyer => buyer.Revenue):N0}" : (FormattableString)$"–",
                hasRevenue ? $"{group.Own.Sum(buyer => buyer.Revenue) / all:P0}" : (FormattableString)$"–",
            ])]);
    }

    private static BarChart Chart(ExpectedBuyer[] buyers, int minimumGroup)
    {
        const int Groups = 5;
        int[] counts = new int[Groups];
        foreach (ExpectedBuyer buyer in buyers)
        {
            counts[Math.Min(Groups - 1, (int)(buyer.Active * Groups))]++;
        }

        return new BarChart
        {
            Title = $"Customers by their chance to be active still",
            Unit = "customers",
            Note = $"Who ordered once cannot be told from who left, and counts as active. Groups of fewer than {minimumGroup} customers are left out.",
            Bars = [.. counts.Select((count, group) => (count, group)).Where(pair => pair.count >= minimumGroup)
                .Select(pair => new ChartBar($"{(double)pair.group / Groups:P0} to {(pair.group + 1.0) / Groups:P0}", pair.count))],
        };
    }

    private static FormattableString Few(int count, InsightContext context) =>
        count > 0 && count < context.MinimumGroupSize ? $"fewer than {context.MinimumGroupSize}" : (FormattableString)$"{count:N0}";
}
