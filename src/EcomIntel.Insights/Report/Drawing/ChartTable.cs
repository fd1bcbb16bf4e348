using System.Collections.Immutable;
using System.Globalization;

namespace EcomIntel.Insights;

/// <summary>The numbers of a chart as a table: nothing that a picture shows is shown only there.</summary>
internal sealed class ChartTable(Numbers numbers)
{
    public static ReportTable Of(ChartData chart, Numbers numbers)
    {
        ChartTable table = new(numbers);
        return chart switch
        {
            BarChart bars => table.Bars(bars, bars.Bars, BarPicture.Style(bars)),
            ImportanceChart importance => table.Bars(importance, importance.Bars, Numbers.Style(importance.Format)),
            LineChart lines => table.Lines(lines),
            HeatMapChart heatMap => table.HeatMap(heatMap),
            DistributionChart distribution => table.Distribution(distribution),
            LiftChart lift => table.Lift(lift),
            CalibrationChart calibration => table.Calibration(calibration),
            CohortChart cohorts => table.Cohorts(cohorts),
            _ => throw new NotSupportedException($"A chart of type {chart.GetType().Name} has no table yet."),
        };
    }

    private ReportTable Bars(ChartData chart, ImmutableArray<ChartBar> bars, ValueStyle style)
    {
        bool hasIntervals = bars.Any(bar => bar.Interval is not null);
        return new ReportTable(
            hasIntervals ? [string.Empty, chart.Unit, "95% interval"] : [string.Empty, chart.Unit],
            [.. bars.Select(bar => Row(hasIntervals, numbers.Text(bar.Label), numbers.Of(bar.Value, style), Range(bar.Interval, style)))]);
    }

    private ReportTable Lines(LineChart chart)
    {
        ValueStyle style = Numbers.Style(chart.Format);
        bool[] hasBand = [.. chart.Lines.Select(line => line.Points.Any(point => point.Band is not null))];
        IEnumerable<string> columns = chart.Lines.SelectMany((line, i) => hasBand[i] ? new[] { line.Name, "95% interval" } : [line.Name]);
        int points = chart.Lines.IsEmpty ? 0 : chart.Lines[0].Points.Length;
        return new ReportTable(
            [string.Empty, .. columns],
            [.. Enumerable.Range(0, points).Select(point => (IReadOnlyList<string>)
            [
                numbers.Text(chart.Lines[0].Points[point].Label),
                .. chart.Lines.SelectMany((line, i) => hasBand[i]
                    ? new[] { numbers.Of(line.Points[point].Value, style), Range(line.Points[point].Band, style) }
                    : [numbers.Of(line.Points[point].Value, style)]),
            ])]);
    }

    private ReportTable HeatMap(HeatMapChart chart) => new(
        [ChartWords.Unit(chart, HeatMapPicture.Style(chart)), .. chart.Columns.Select(numbers.Text)],
        [.. chart.Rows.Select((row, i) => (IReadOnlyList<string>)
            [numbers.Text(row), .. Enumerable.Range(0, chart.Columns.Length).Select(column => Cell(chart, i, column))])]);

    // The heading says that it is points.
    private string Cell(HeatMapChart chart, int row, int column) =>
        numbers.Short(chart.At(row, column), HeatMapPicture.Style(chart), chart.At(row, column) ?? 0);

    private ReportTable Distribution(DistributionChart chart)
    {
        ValueStyle style = Numbers.Style(chart.Format);
        bool hasExpected = !chart.Expected.IsEmpty;
        return new ReportTable(
            hasExpected ? [chart.EdgeUnit, chart.Unit, "expected"] : [chart.EdgeUnit, chart.Unit],
            [.. Enumerable.Range(0, chart.Counts.Length).Select(i => Row(
                hasExpected, EdgeText.Exact(chart, i, numbers), numbers.Of(chart.Counts[i], style), hasExpected ? numbers.Of(chart.Expected[i], style) : string.Empty))]);
    }

    private ReportTable Lift(LiftChart chart) => new(
        ["taken, best first", "reached"],
        [.. chart.Points.Select(point => (IReadOnlyList<string>)[Share(point.Taken), Share(point.Reached)])]);

    private ReportTable Calibration(CalibrationChart chart) => new(
        ["predicted", "came true", "95% interval", "number"],
        [.. chart.Points.Select(point => (IReadOnlyList<string>)[Share(point.Predicted), Share(point.Observed), Range(point.Interval, ValueStyle.Share), numbers.Count(point.Count)])]);

    private ReportTable Cohorts(CohortChart chart)
    {
        int periods = chart.Cohorts.Select(cohort => cohort.Shares.Length).DefaultIfEmpty(0).Max();
        return new ReportTable(
            [string.Empty, "customers", .. Enumerable.Range(0, periods).Select(period => string.Create(CultureInfo.InvariantCulture, $"{chart.Period} {period}"))],
            [.. chart.Cohorts.Select(cohort => (IReadOnlyList<string>)
            [
                numbers.Text(cohort.Label),
                numbers.Count(cohort.Customers),
                .. Enumerable.Range(0, periods).Select(period => period < cohort.Shares.Length ? Share(cohort.Shares[period]) : string.Empty),
            ])]);
    }

    private string Share(double? share) => numbers.Of(share, ValueStyle.Share);

    private string Range(EffectInterval? interval, ValueStyle style) => interval is { } range ? numbers.Range(range, style) : Numbers.Missing;

    private static IReadOnlyList<string> Row(bool hasThird, string first, string second, string third) => hasThird ? [first, second, third] : [first, second];
}
