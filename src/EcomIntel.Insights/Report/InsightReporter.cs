using System.Collections.Immutable;

namespace EcomIntel.Insights;

/// <summary>Asks a fixed set of questions of any dataset. Immutable; safe for any thread.</summary>
public sealed class InsightReporter
{
    private readonly InsightOptions _options;

    internal InsightReporter(ImmutableArray<IReportPart> parts, InsightOptions options)
    {
        Parts = parts;
        Questions = [.. parts.OfType<IInsightQuestion>()];
        _options = options;
    }

    /// <summary>The questions and descriptions in the order they are made.</summary>
    public ImmutableArray<IReportPart> Parts { get; }

    /// <summary>The questions in the order they are asked.</summary>
    public ImmutableArray<IInsightQuestion> Questions { get; }

    /// <summary>Asks all questions and weighs the answers together.</summary>
    /// <param name="dataset">The shop's data.</param>
    /// <param name="progress">Told of each step; null for none.</param>
    /// <param name="cancellationToken">Stops the report.</param>
    /// <returns>The report. The same data, options and questions give the same one on any number of threads.</returns>
    /// <exception cref="OperationCanceledException">The report was stopped.</exception>
    /// <exception cref="InvalidOperationException">Two findings have the same id.</exception>
    public InsightReport Run(CommerceDataset dataset, IProgress<InsightProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        List<Finding> findings = [];
        List<ShopDescription> descriptions = [];
        Lazy<SaleOrders> orders = new(() => SaleOrders.Of(dataset.Transactions));
        for (int i = 0; i < Parts.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            IReportPart part = Parts[i];
            int number = i + 1;
            InsightContext context = new(
                dataset,
                _options,
                Questions.Length,
                orders,
                (done, total) => progress?.Report(new InsightProgress(part.Name, number, Parts.Length, done, total)),
                cancellationToken);
            context.Report(0, 1);
            if (part is IInsightQuestion question)
            {
                findings.AddRange(question.Ask(context).Select(finding => finding.Of(question)));
            }
            else if (part is IShopDescriber describer && describer.Describe(context) is { } description)
            {
                descriptions.Add(description);
            }

            context.Report(1, 1);
        }

        return new InsightReport(DiscoveryBudget.Weigh(findings, _options, dataset.Fingerprint), [.. descriptions], ReportedData.Of(dataset, LocalCalendar.For(_options.TimeZone)), dataset.Fingerprint);
    }
}
