namespace EcomIntel.Insights;

/// <summary>
/// The numbers of a chart, without any drawing: a report turns them into a picture and a table. The kinds are <see cref="BarChart"/>, <see cref="LineChart"/>,
/// <see cref="HeatMapChart"/>, <see cref="DistributionChart"/>, <see cref="ImportanceChart"/>, <see cref="CalibrationChart"/>, <see cref="LiftChart"/> and
/// <see cref="CohortChart"/>. Texts hold their numbers and dates apart, so that each culture writes its own. Immutable; safe for any thread.
/// </summary>
public abstract record ChartData
{
    private protected ChartData()
    {
    }

    /// <summary>What the chart shows, as a short heading.</summary>
    public required FormattableString Title { get; init; }

    /// <summary>What the values are, for the axis and the table's heading, such as <c>orders a day</c>.</summary>
    public required string Unit { get; init; }

    /// <summary>How the values are written; plain numbers by default.</summary>
    public ValueFormat Format { get; init; }

    /// <summary>What was left out or put together, such as small groups; null for nothing.</summary>
    public FormattableString? Note { get; init; }
}
