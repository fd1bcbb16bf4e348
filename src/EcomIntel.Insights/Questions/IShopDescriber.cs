namespace EcomIntel.Insights;

/// <summary>Describes a shop without claiming anything. Implementations are immutable and safe for any thread.</summary>
public interface IShopDescriber : IReportPart
{
    /// <summary>Looks at the data.</summary>
    /// <param name="context">The data and what all parts share.</param>
    /// <returns>The description; null where the data has nothing to describe.</returns>
    ShopDescription? Describe(InsightContext context);
}
