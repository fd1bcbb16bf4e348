using System.Collections.Immutable;

namespace EcomIntel.Recommendations;

/// <summary>A product in a popularity file.</summary>
internal sealed record PopularProduct(string Id, string Category, string? Name, decimal? Price, ImmutableArray<int> LinesByHour)
{
    public static PopularProduct From(Product product, ReadOnlySpan<int> linesByHour) =>
        new(product.Id, product.Category!, product.Name, product.Price, [.. linesByHour]);

    public Product ToProduct() => new(Id, Category, Name, Price);

    public string? Mistake() => string.IsNullOrEmpty(Id) || string.IsNullOrEmpty(Category)
        ? "lacks an id or a category"
        : LinesByHour.IsDefault || LinesByHour.Length != ShopPopularity.Hours || LinesByHour.Any(lines => lines < 0)
            ? $"('{Id}') has no count for each of the {ShopPopularity.Hours} hours"
            : null;
}
