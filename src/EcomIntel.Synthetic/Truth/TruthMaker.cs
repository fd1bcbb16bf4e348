using System.Collections.Immutable;

namespace EcomIntel.Synthetic;

/// <summary>Reads the truth off the plan: nothing here looks at what was drawn, except the customers' rates.</summary>
internal static class TruthMaker
{
    /// <summary>Columns that no world lets the choice of a category depend on.</summary>
    private static readonly string[] Inert = ["gender", "location", "day_of_week", "month"];

    public static WorldTruth Make(WorldPlan plan, SalesCalendar calendar, Population population, Catalogue catalogue)
    {
        ImmutableArray<int> months = [.. Above(plan.MonthLifts, first: 1).Intersect(calendar.Months)];
        ImmutableArray<int> hours = Above(plan.HourLifts, first: 0);
        return new WorldTruth
        {
            PeakMonths = months,
            PeakHours = hours,
            CategoryShares = [.. Catalogue.Categories.Select((category, i) => new CategoryProbability(category, plan.CategoryShares[i]))],
            CoreAgeCategory = plan.CoreAgeLogOdds > 0 ? Catalogue.Categories[CategoryModel.CoreCategory] : null,
            Pairs = [.. plan.Pairs.Select(pair => new ProductPair(
                catalogue.Products[Catalogue.ProductAt(pair.Category, pair.First)].Id,
                catalogue.Products[Catalogue.ProductAt(pair.Category, pair.Second)].Id,
                plan.PairLift))],
            Claims = [.. TimeClaims(plan, calendar, months, hours), .. CustomerClaims(plan, population), .. ChoiceClaims(plan)],
        };
    }

    private static IEnumerable<ClaimTruth> TimeClaims(WorldPlan plan, SalesCalendar calendar, ImmutableArray<int> months, ImmutableArray<int> hours)
    {
        bool weekend = plan.WeekendLift != 1;
        yield return new("sales_by_month", !months.IsEmpty && months.Length < calendar.Months.Length, Ratio(calendar, months, local => local.Month), "orders a day in the peak months over those in the other months");
        yield return new("revenue_by_month", !months.IsEmpty && months.Length < calendar.Months.Length, Ratio(calendar, months, local => local.Month), "revenue a day in the peak months over that in the other months");
        yield return new("sales_by_weekday", weekend, weekend ? calendar.Ratio(local => local.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday) : null, "orders a day at weekends over those on other days");
        yield return new("sales_by_hour", !Uniform(plan.HourLifts), Ratio(calendar, hours, local => local.Hour), "orders in a peak hour over those in another hour");
        yield return new("happy_hours", false, null, "hours of high traffic and low conversion");
        yield return new("anomaly_day", false, null, "days unlike the others of their kind");
    }

    private static IEnumerable<ClaimTruth> CustomerClaims(WorldPlan plan, Population population)
    {
        bool unequal = plan.ParetoExponent is not null || !double.IsPositiveInfinity(plan.RateShape);
        yield return new("age_concentration", Math.Abs(plan.CoreAgeShare - WorldPlan.EvenCoreAgeShare) > 1e-9, plan.CoreAgeShare, "share of customers aged 25 to 40");
        yield return new("customer_concentration", unequal, unequal ? population.TopTenthShare() : 0.1, "share of orders of the customers with the highest tenth of rates");
        yield return new("basket", plan.Pairs.Length > 0, plan.Pairs.Length > 0 ? plan.PairLift : null, "lift of the planted pairs within their category");
        yield return new("retention", false, null, "return of customers by what they bought first");
        yield return new("funnel", null, null, "the step from view to purchase that loses most");
        yield return new("returns", false, null, "returns, of which there are none");
    }

    private static IEnumerable<ClaimTruth> ChoiceClaims(WorldPlan plan)
    {
        bool unequal = !Uniform(plan.CategoryShares);
        yield return new("category_popularity", unequal, unequal ? plan.CategoryShares.Max() : null, "share of lines of the most popular category");
        yield return new("order_value_by_category", false, 1, "value of a product in an order over that of other categories' products; prices have nothing to do with the category");
        foreach ((string column, bool isTrue, double effect, string measure) in new[]
        {
            ("age", plan.CoreAgeLogOdds != 0, plan.CoreAgeLogOdds, "log-odds that ages 25 to 40 add to a category"),
            ("hour_of_day", plan.HourAmplitude != 0, plan.HourAmplitude, "amplitude of the day's cycle in the categories' log-odds"),
        })
        {
            yield return new($"driver_{column}", isTrue, effect, measure);
            yield return new($"buyers_{column}_by_category", isTrue, effect, measure);
        }

        foreach (string column in Inert)
        {
            yield return new($"driver_{column}", false, 0, "no part in the choice of a category");
            yield return new($"buyers_{column}_by_category", false, 0, "no part in the choice of a category");
        }
    }

    private static bool Uniform(double[] values) => values.All(value => Math.Abs(value - values[0]) < 1e-12);

    private static double? Ratio(SalesCalendar calendar, ImmutableArray<int> peaks, Func<DateTime, int> part) =>
        peaks.IsEmpty ? null : calendar.Ratio(local => peaks.Contains(part(local)));

    private static ImmutableArray<int> Above(double[] lifts, int first) =>
        [.. Enumerable.Range(0, lifts.Length).Where(i => lifts[i] > lifts.Min() + 1e-12).Select(i => i + first)];
}
