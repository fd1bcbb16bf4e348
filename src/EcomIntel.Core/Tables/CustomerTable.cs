using System.Collections.Immutable;

namespace EcomIntel;

/// <summary>The customers of a dataset by column; a customer's code is its row. Immutable; safe for any thread.</summary>
public sealed class CustomerTable
{
    private readonly Customer[] _records;
    private readonly Lazy<double[]> _ages;
    private readonly Lazy<CategoryColumn> _genders;
    private readonly Lazy<CategoryColumn> _locations;

    internal CustomerTable(Customer[] records, ImmutableArray<AttributeColumn> attributes)
    {
        _records = records;
        Attributes = attributes;
        _ages = new(() => [.. records.Select(record => record.Age ?? double.NaN)]);
        _genders = new(() => CategoryColumn.From([.. records.Select(record => record.Gender)]));
        _locations = new(() => CategoryColumn.From([.. records.Select(record => record.Location)]));
    }

    /// <summary>The number of customers.</summary>
    public int Count => _records.Length;

    /// <summary>Ages in years; NaN where missing.</summary>
    public ReadOnlySpan<double> Ages => _ages.Value;

    /// <summary>Genders as the shop records them.</summary>
    public CategoryColumn Genders => _genders.Value;

    /// <summary>Locations as the shop records them.</summary>
    public CategoryColumn Locations => _locations.Value;

    /// <summary>The declared extra columns.</summary>
    public ImmutableArray<AttributeColumn> Attributes { get; }

    /// <summary>The record of a customer.</summary>
    /// <param name="code">The customer's code.</param>
    /// <returns>The record.</returns>
    public Customer this[int code] => _records[code];
}
