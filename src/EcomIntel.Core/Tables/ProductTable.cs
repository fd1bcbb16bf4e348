using System.Collections.Immutable;

namespace EcomIntel;

/// <summary>The products of a dataset by column; a product's code is its row. Immutable; safe for any thread.</summary>
public sealed class ProductTable
{
    private readonly Product[] _records;
    private readonly Lazy<CategoryColumn> _categories;
    private readonly long[] _prices;

    internal ProductTable(Product[] records, ImmutableArray<AttributeColumn> attributes)
    {
        _records = records;
        Attributes = attributes;
        _categories = new(() => CategoryColumn.From([.. records.Select(record => record.Category)]));
        _prices = [.. records.Select(record => Money.FromDecimal(record.Price))];
    }

    /// <summary>The number of products.</summary>
    public int Count => _records.Length;

    /// <summary>The category of each product.</summary>
    public CategoryColumn Categories => _categories.Value;

    /// <summary>List prices in ten-thousandths; <see cref="Money.Missing"/> where missing.</summary>
    public ReadOnlySpan<long> Prices => _prices;

    /// <summary>The declared extra columns.</summary>
    public ImmutableArray<AttributeColumn> Attributes { get; }

    /// <summary>The record of a product.</summary>
    /// <param name="code">The product's code.</param>
    /// <returns>The record.</returns>
    public Product this[int code] => _records[code];
}
