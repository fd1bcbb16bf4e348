using System.Collections.Immutable;

namespace EcomIntel.Insights;

/// <summary>Traffic and conversion by hour as charts.</summary>
internal static class ConversionCharts
{
    public static ImmutableArray<ChartData> Of(HourRates rates, int[] candidates, double critical, double weeks, double minimumDrop, int minimumGroup)
    {
        int[] hours = [.. Enumerable.Range(0, rates.Sessions.Length).Where(hour => rates.Sessions[hour] >= minimumGroup)];
        return
        [
            new BarChart
            {
                Title = $"Sessions that end in an order, by hour",
                Unit = "share of sessions",
                Format = ValueFormat.Share,
                Reference = (double)rates.AllOrders / rates.AllSessions,
                ReferenceLabel = "all hours",
                Note = $"Intervals hold for all busy hours at once. Hours with fewer than {minimumGroup} sessions are left out.",
                Bars = [.. hours.Select(hour => new ChartBar(
                    $"{new TimeOnly(hour, 0):HH:mm}",
                    rates.Rate(hour),
                    IntervalOf(rates, hour, critical),
                    candidates.Contains(hour) && rates.Rate(hour) <= (1 - minimumDrop) * rates.RateOfOthers(hour)))],
            },
            new BarChart
            {
                Title = $"Sessions a week, by hour",
                Unit = "sessions a week",
                Reference = rates.AllSessions / weeks / rates.Sessions.Length,
                ReferenceLabel = "an average hour",
                Bars = [.. hours.Select(hour => new ChartBar($"{new TimeOnly(hour, 0):HH:mm}", rates.Sessions[hour] / weeks, null, candidates.Contains(hour)))],
            },
        ];
    }

    private static EffectInterval IntervalOf(HourRates rates, int hour, double critical)
    {
        // Wilson (1927), with the sessions that they are worth.
        double sessions = rates.Sessions[hour] / rates.DesignEffect;
        double rate = rates.Rate(hour);
        double square = critical * critical / sessions;
        double centre = (rate + (square / 2)) / (1 + square);
        double width = critical / (1 + square) * Math.Sqrt((rate * (1 - rate) / sessions) + (square / (4 * sessions)));
        return new EffectInterval(Math.Max(0, centre - width), centre + width);
    }
}
