namespace EcomIntel.Insights;

/// <summary>One question that a report asks of a shop. Implementations are immutable and safe for any thread.</summary>
public interface IInsightQuestion : IReportPart
{
    /// <summary>Looks at the data. Verdicts are not the question's business: the report decides them over all findings together.</summary>
    /// <param name="context">The data and what questions share.</param>
    /// <returns>What was found, one finding for each claim; where data is lacking, a finding that says so (<see cref="Finding.NotAnswerable"/>).</returns>
    IReadOnlyList<Finding> Ask(InsightContext context);
}
