namespace EcomIntel.Insights;

/// <summary>What a report can be built of: an <see cref="IInsightQuestion"/> or an <see cref="IShopDescriber"/>. Implement one of these.</summary>
public interface IReportPart
{
    /// <summary>The part's name in snake_case, such as <c>sales_by_month</c>; unique in a report.</summary>
    string Name { get; }
}
