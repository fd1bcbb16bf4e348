namespace EcomIntel;

/// <summary>What an aggregate adds up. Immutable; safe for any thread.</summary>
public sealed record Measure
{
    private Measure(string name, FeatureType type) => (Name, Type) = (name, type);

    /// <summary>The line's total: as recorded, or quantity × unit price. A missing total is left out of sums and means.</summary>
    public static Measure Spend { get; } = new("spend", FeatureType.Money);

    /// <summary>The line's pieces. A missing quantity is left out.</summary>
    public static Measure Quantity { get; } = new("quantity", FeatureType.Count);

    /// <summary>The price of one piece. A missing price is left out.</summary>
    public static Measure UnitPrice { get; } = new("unit_price", FeatureType.Money);

    /// <summary>The measure as it stands in names of features, such as <c>spend</c>.</summary>
    public string Name { get; }

    /// <summary>What sums and extremes of it are: <see cref="FeatureType.Money"/> or <see cref="FeatureType.Count"/>.</summary>
    public FeatureType Type { get; }

    /// <summary>The number of stored units that make one: 10,000 for money, 1 for counts.</summary>
    internal long Scale => Type == FeatureType.Money ? Money.Scale : 1;

    /// <inheritdoc/>
    public override string ToString() => Name;

    internal static Measure? Named(string name) => name switch
    {
        "spend" => Spend,
        "quantity" => Quantity,
        "unit_price" => UnitPrice,
        _ => null,
    };
}
