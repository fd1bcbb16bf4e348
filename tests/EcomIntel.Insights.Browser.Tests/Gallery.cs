
namespace EcomIntel.Insights.Browser.Tests;

/// <summary>A question whose answer has a chart of each kind, with names as long and as hostile as a catalogue can hold.</summary>
internal sealed class Gallery : IInsightQuestion
{
    public string Name => "gallery";

    public IReadOnlyList<Finding> Ask(InsightContext context) =>
    [
        new Finding
        {
            Id = Name,
            WhenSupported = $"{"Pots & <pans>"} sold {1.31:0.00} times as often on {new DateOnly(2025, 11, 28):d MMMM yyyy}.",
            WhenNotSupported = $"No.",
            WhenInsufficient = $"Unknown.",
            Scale = EffectScale.Ratio,
            Format = ValueFormat.Ratio,
            Unit = "sales ÷ those of other days",
            Effect = 1.31,
            Interval = new EffectInterval(1.22, 1.41),
            PValue = 0.00001,
            MinimumEffect = 1.1,
            Rows = 20_000,
            Customers = 2_000,
            EffectiveCustomers = 1_480,
            Method = "by hand",
            Action = $"Put them <b>in front</b>.",
            Gain = new RevenueGain(51_000, new EffectInterval(22_000, 80_000), $"If every one of {3:N0} hours rose to the average."),
            Charts = [Pairs, Shares, Hours, Months, Days, WeekByHour, Ages, Drivers, Model, Concentration, Returning],
        },
    ];

    private static BarChart Pairs => new()
    {
        Title = $"Bought together",
        Unit = "times as often as by chance",
        Format = ValueFormat.Ratio,
        Reference = 1,
        ReferenceLabel = "as often as by chance",
        Note = $"Pairs of fewer than {20} customers are left out.",
        Bars =
        [
            new($"{"<script>alert(1)</script> & \"quotes\""}", 3.1, new(2.2, 4.3), IsNotable: true),
            new($"{"White hanging heart T-light holder with red retrospot cake stand"}", 2.4, new(1.6, 3.4), IsNotable: true),
            new($"{"Tea"} + {"Biscuits"}", 1.1, new(0.8, 1.5)),
            new($"{"Coffee"} + {"Tea"}", 0.6, new(0.4, 0.9)),
        ],
    };

    private static BarChart Shares => new()
    {
        Title = $"Share of lines sold beyond the share of the catalogue",
        Unit = "share of lines − share of the catalogue",
        Format = ValueFormat.Share,
        Reference = 0,
        Bars = [new($"Books", 0.10, new(0.09, 0.112), IsNotable: true), new($"Electronics", 0.01, new(-0.002, 0.022)), new($"Toys", -0.06, new(-0.071, -0.05), IsNotable: true)],
    };

    private static BarChart Hours => new()
    {
        Title = $"Sessions that buy, by hour",
        Unit = "share of sessions with an order",
        Format = ValueFormat.Share,
        Reference = 0.03,
        ReferenceLabel = "the average hour",
        Bars = [.. Enumerable.Range(0, 24).Select(hour => new ChartBar($"{hour}:00", 0.03 - (hour is 18 or 19 or 20 ? 0.014 : 0.002 * Math.Sin(hour)), new(0.012, 0.036), hour is 18 or 19 or 20))],
    };

    private static LineChart Months => new()
    {
        Title = $"Orders a day by month",
        Unit = "orders a day",
        Lines =
        [
            new("this year", [.. Month(2025).Select((month, i) => new ChartPoint($"{month:MMM yyyy}", i == 5 ? null : 54 + (6 * Math.Sin(i)) + (i == 10 ? 16 : 0), i == 5 ? null : new(50, 60 + (i == 10 ? 20 : 0)), i == 10))]),
            new("the year before", [.. Month(2025).Select((month, i) => new ChartPoint($"{month:MMM yyyy}", 45 + (4 * Math.Cos(i))))]),
        ],
    };

    private static LineChart Days => new()
    {
        Title = $"Revenue by day",
        Unit = "revenue",
        Format = ValueFormat.Money,
        Lines = [new("revenue", [.. Enumerable.Range(0, 365).Select(day => new ChartPoint($"{new DateOnly(2025, 1, 1).AddDays(day):d MMM}", 21_000 + (4_000 * Math.Sin(day / 1.114)), null, day == 331))])],
    };

    private static HeatMapChart WeekByHour => new()
    {
        Title = $"Orders by weekday and hour",
        Unit = "orders ÷ the average hour's",
        Format = ValueFormat.Ratio,
        Neutral = 1,
        Rows = [.. Enumerable.Range(0, 7).Select(day => (FormattableString)$"{new DateOnly(2025, 9, 1).AddDays(day):dddd}")],
        Columns = [.. Enumerable.Range(0, 24).Select(hour => (FormattableString)$"{hour}:00")],
        Values = [.. Enumerable.Range(0, 7 * 24).Select(cell => cell % 24 == 3 ? (double?)null : 1 + (0.8 * Math.Sin((cell % 24 - 8) / 4.0)) + (0.1 * (cell / 24)))],
    };

    private static DistributionChart Ages => new()
    {
        Title = $"Customers by age",
        Unit = "customers",
        EdgeUnit = "age in years",
        Edges = [.. Enumerable.Range(0, 12).Select(i => 15.0 + (5 * i))],
        Counts = [40, 120, 330, 410, 370, 190, 130, 120, 110, 100, 80],
        Expected = [.. Enumerable.Repeat(182.0, 11)],
    };

    private static ImportanceChart Drivers => new()
    {
        Title = $"What the model of the next category uses",
        Unit = "nats a row lost without it",
        NoiseFloor = 0.0011,
        Bars = [new($"age", 0.0212, new(0.018, 0.0245), IsNotable: true), new($"hour of day", 0.0061, new(0.004, 0.0083), IsNotable: true), new($"gender", 0.0004, new(-0.0006, 0.0014)), new($"location", -0.0007)],
    };

    private static CalibrationChart Model => new()
    {
        Title = $"Whether predictions come true",
        Unit = "share of predictions",
        Points = [.. Enumerable.Range(0, 10).Select(i => new CalibrationPoint(0.05 + (0.1 * i), 0.06 + (0.09 * i), 1_000 - (90 * i), new(0.03 + (0.085 * i), 0.10 + (0.094 * i))))],
    };

    private static LiftChart Concentration => new()
    {
        Title = $"Revenue of the best customers",
        Unit = "share of revenue",
        Points = [.. Enumerable.Range(0, 21).Select(i => new LiftPoint(i / 20.0, Math.Pow(i / 20.0, 0.4)))],
    };

    private static CohortChart Returning => new()
    {
        Title = $"Customers who came back",
        Unit = "share of the cohort with an order",
        Format = ValueFormat.Share,
        Period = "month",
        Cohorts = [.. Month(2025).Select((month, i) => new Cohort($"{month:MMM yyyy}", 200 - (5 * i), [.. Enumerable.Range(0, 12 - i).Select(later => later == 0 ? 1 : i == 10 ? (double?)null : 0.42 / later)]))],
    };

    private static IEnumerable<DateOnly> Month(int year) => Enumerable.Range(1, 12).Select(month => new DateOnly(year, month, 1));
}
