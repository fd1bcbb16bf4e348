using System.Collections.Immutable;

namespace EcomIntel.Insights;

/// <summary>A report in the order in which it is read, whether as a page or as Markdown: what is true, what is ruled out, what is not known yet.</summary>
internal sealed class ReportOutline
{
    private ReportOutline(ImmutableArray<VerdictSection> sections, InsightReport report)
    {
        Sections = sections;
        Descriptions = report.Descriptions;
        Data = report.Data;
        DataFingerprint = report.DataFingerprint;
    }

    /// <summary>One for each verdict, also where it is empty.</summary>
    public ImmutableArray<VerdictSection> Sections { get; }

    public ImmutableArray<ShopDescription> Descriptions { get; }

    public ReportedData Data { get; }

    public string DataFingerprint { get; }

    public VerdictSection Supported => Sections[0];

    /// <summary>The number of claims without single levels.</summary>
    public int Claims => Sections.Sum(section => section.Claims);

    public static ReportOutline Of(InsightReport report)
    {
        ILookup<string?, Claim> levels = report.Claims.Where(claim => claim.LevelOf is not null).ToLookup(claim => claim.LevelOf);
        Claim[] claims = [.. report.Claims.Where(claim => claim.LevelOf is null)];
        return new ReportOutline(
            [.. new[] { Verdict.Supported, Verdict.NotSupported, Verdict.InsufficientEvidence }.Select(verdict => new VerdictSection(verdict, Groups(verdict, claims, levels)))],
            report);
    }

    private static ImmutableArray<ClaimGroup> Groups(Verdict verdict, Claim[] all, ILookup<string?, Claim> levels) =>
    [
        .. all.Where(claim => claim.Verdict == verdict).GroupBy(claim => claim.Question, StringComparer.Ordinal).Select(claims => new ClaimGroup
        {
            Question = claims.Key,
            Verdict = verdict,
            Claims = [.. claims],
            Levels = [.. claims.SelectMany(claim => levels[claim.Id])],
            Charts = all.Where(claim => claim.Question == claims.Key).Max(claim => claim.Verdict) == verdict
                ? [.. all.Where(claim => claim.Question == claims.Key).SelectMany(claim => claim.Charts).Select(chart => verdict == Verdict.Supported ? chart : Plain(chart))]
                : [],
        }),
    ];

    // What is not supported does not stand out, wherever it happens to lie.
    private static ChartData Plain(ChartData chart) => chart switch
    {
        BarChart bars => bars with { Bars = [.. bars.Bars.Select(bar => bar with { IsNotable = false })] },
        ImportanceChart importance => importance with { Bars = [.. importance.Bars.Select(bar => bar with { IsNotable = false })] },
        LineChart lines => lines with { Lines = [.. lines.Lines.Select(line => line with { Points = [.. line.Points.Select(point => point with { IsNotable = false })] })] },
        _ => chart,
    };
}
