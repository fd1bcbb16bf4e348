using EcomIntel.Insights;

namespace EcomIntel.Benchmarks;

/// <summary>A report of the default questions with everything that they found.</summary>
internal sealed record ScoredReport(InsightReport Report, IReadOnlyList<Finding> Findings)
{
    public static ScoredReport Of(CommerceDataset dataset, bool drivers, IReadOnlyList<string>? only = null, int threads = 1)
    {
        InsightReportBuilder defaults = new InsightReportBuilder().AddDefaultQuestions();
        if (!drivers)
        {
            defaults.Remove<CategoryDrivers>();
        }

        RecordedQuestion[] questions = [.. defaults.Build().Questions.Where(question => only is null or [] || only.Contains(question.Name)).Select(question => new RecordedQuestion(question))];
        InsightReportBuilder builder = new(new InsightOptions { MaxDegreeOfParallelism = threads });
        foreach (RecordedQuestion question in questions)
        {
            builder.Add(question);
        }

        InsightReport report = builder.Build().Run(dataset);
        return new ScoredReport(report, [.. questions.SelectMany(question => question.Findings)]);
    }
}
