using EcomIntel.Insights;

namespace EcomIntel.Benchmarks;

/// <summary>Keeps what a question found, so that intervals can be looked at whatever the verdict. For one thread.</summary>
internal sealed class RecordedQuestion(IInsightQuestion question) : IInsightQuestion
{
    public string Name => question.Name;

    public IReadOnlyList<Finding> Findings { get; private set; } = [];

    public IReadOnlyList<Finding> Ask(InsightContext context) => Findings = question.Ask(context);
}
