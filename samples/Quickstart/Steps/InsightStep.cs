using System.Globalization;
using EcomIntel;
using EcomIntel.Insights;
using Quickstart.Output;

namespace Quickstart.Steps;

/// <summary>What may be said of the shop, and what may not.</summary>
internal static class InsightStep
{
    public static void Run(CommerceDataset dataset, QuickstartOptions options, Screen screen, CancellationToken cancellationToken)
    {
        InsightReporter reporter = new InsightReportBuilder(new InsightOptions { Seed = options.Seed }).AddDefaultQuestions().Build();
        InsightReport report = screen.Progress(progress => reporter.Run(dataset, Bars(progress), cancellationToken));
        screen.Table(["claim", "verdict", "what it says", "effect with 95% interval", "q"], report.Claims.Where(IsTold).Select(Row));
        foreach (string note in report.Claims.Select(claim => claim.Note).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            screen.Line(note);
        }

        report.SaveJson(Path.Combine(options.Out, "insights.json"));
        report.SaveHtml(Path.Combine(options.Out, "report.html"), CultureInfo.CurrentCulture);
        report.SaveMarkdown(Path.Combine(options.Out, "report.md"), CultureInfo.CurrentCulture);
    }

    /// <summary>Single months and categories are told where they are supported; the file has them all.</summary>
    private static bool IsTold(Claim claim) => claim.LevelOf is null || claim.Verdict == Verdict.Supported;

    private static IReadOnlyList<string> Row(Claim claim) =>
    [
        claim.Id,
        claim.Verdict.ToString(),
        claim.Statement,
        Number(claim.Effect) + (claim.Interval is { } interval ? $" [{Number(interval.Low)}, {Number(interval.High)}]" : string.Empty),
        claim.QValue < 0.0001 ? "<0.0001" : Number(claim.QValue),
    ];

    private static string Number(double? value) => value?.ToString("0.0000", CultureInfo.InvariantCulture) ?? string.Empty;

    private static BarsOfQuestions? Bars(IProgress<TrainingProgress>? progress) => progress is null ? null : new BarsOfQuestions(progress);

    private sealed class BarsOfQuestions(IProgress<TrainingProgress> bars) : IProgress<InsightProgress>
    {
        public void Report(InsightProgress value) => bars.Report(new TrainingProgress(value.Question, value.Done, value.Total));
    }
}
