namespace EcomIntel.Insights;

/// <summary>How far a report is. Immutable; safe for any thread.</summary>
/// <param name="Question">The name of the question at work.</param>
/// <param name="Number">Which question it is, counted from 1.</param>
/// <param name="Questions">The number of questions.</param>
/// <param name="Done">Units of this question done.</param>
/// <param name="Total">Units of this question in all.</param>
public sealed record InsightProgress(string Question, int Number, int Questions, int Done, int Total);
