using System.Globalization;
using EcomIntel.Insights;
using EcomIntel.Synthetic;

namespace EcomIntel.Benchmarks;

/// <summary>
/// What a report's effects are of the population that the planted worlds are drawn from: no effect where the world has none; worked out from its settings where they are simple; else the mean of what
/// the question finds in two worlds fifty times as large, whose own error is a tenth.
/// </summary>
internal sealed class PopulationValues
{
    private const int LargeLines = 1_000_000;
    private const int LargeCustomers = 100_000;
    private static readonly long[] LargeSeeds = [1_000_003, 1_000_004];
    private const double Lift = 1.3;
    private const double WeekendLift = 1.2;

    private readonly Dictionary<string, double> _values = [];

    public static PopulationValues Make(IReadOnlyList<string> questions, int threads)
    {
        PopulationValues values = new();
        WorldTruth truth = new();
        foreach (long seed in LargeSeeds)
        {
            SyntheticWorld large = SyntheticWorld.Realistic(seed, world => (world.Transactions, world.Customers) = (LargeLines, LargeCustomers));
            truth = large.Truth;
            foreach (Finding finding in ScoredReport.Of(large.ToDataset(), drivers: false, questions, threads).Findings)
            {
                values.Add(finding, truth);
            }
        }

        values.AddTimes();
        values._values["age_concentration"] = 0.45 - (16.0 / 52);
        foreach (CategoryProbability category in truth.CategoryShares)
        {
            values._values[$"category_popularity/{category.Category}"] = category.Probability - 0.2;
        }

        return values;
    }

    /// <summary>Whether a finding's intervals hold: those of all its levels at once where it has any, for that is what they promise. Null where nothing is known of it.</summary>
    public bool? IsCovered(Finding finding)
    {
        Finding[] known = [.. (finding.Levels.IsEmpty ? [finding] : finding.Levels).Where(level => level.Interval is not null && _values.ContainsKey(level.Id))];
        return known.Length == 0 ? null : known.All(level => level.Interval!.Value.Low <= _values[level.Id] && _values[level.Id] <= level.Interval.Value.High);
    }

    private void Add(Finding finding, WorldTruth truth)
    {
        foreach (Finding level in finding.Levels.IsEmpty ? [finding] : finding.Levels)
        {
            if (level.Effect is not { } effect)
            {
                continue;
            }

            // Days have expectations of their own around the peak month, and no two draws have the same next-best month.
            double? none = truth.IsTrue(finding.Id) == false && finding.Id != "anomaly_day" ? (finding.Scale == EffectScale.Ratio ? 1 : 0) : null;
            if (!level.Id.EndsWith("/peak", StringComparison.Ordinal))
            {
                _values[level.Id] = none ?? (_values.TryGetValue(level.Id, out double before) ? (before + effect) / LargeSeeds.Length : effect);
            }
        }
    }

    private void AddTimes()
    {
        DateOnly[] days = [.. Enumerable.Range(0, 365).Select(new DateOnly(2025, 1, 1).AddDays)];
        foreach (int month in Enumerable.Range(1, 12))
        {
            double ratio = Ratio(days, day => day.Month == month);
            _values[string.Create(CultureInfo.InvariantCulture, $"sales_by_month/2025-{month:00}")] = ratio;
            _values[string.Create(CultureInfo.InvariantCulture, $"revenue_by_month/2025-{month:00}")] = ratio;
        }

        // The first and the last day may be partial and are left out.
        foreach (DayOfWeek weekday in Enum.GetValues<DayOfWeek>())
        {
            _values[$"sales_by_weekday/{weekday.ToString().ToLowerInvariant()}"] = Ratio(days[1..^1], day => day.DayOfWeek == weekday);
        }

        double[] hours = [.. Enumerable.Range(0, 24).Select(hour => hour is 18 or 19 or 20 ? Lift : 1)];
        for (int hour = 0; hour < hours.Length; hour++)
        {
            _values[string.Create(CultureInfo.InvariantCulture, $"sales_by_hour/{hour:00}")] = hours[hour] / ((hours.Sum() - hours[hour]) / (hours.Length - 1));
        }
    }

    private static double Ratio(DateOnly[] days, Func<DateOnly, bool> isInside)
    {
        double Rate(DateOnly day) => (day.Month == 11 ? Lift : 1) * (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? WeekendLift : 1);
        return days.Where(isInside).Average(Rate) / days.Where(day => !isInside(day)).Average(Rate);
    }
}
