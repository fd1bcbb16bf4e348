namespace EcomIntel;

/// <summary>What the events of an aggregate are gathered by. Immutable; safe for any thread. Two keys of the same kind and name are equal.</summary>
public sealed record By
{
    private By(ByKind kind, string name, Known knownFrom) => (Kind, Name, KnownFrom) = (kind, name, knownFrom);

    /// <summary>The row's customer. A row without a customer has no past, and is nobody's past.</summary>
    public static By Customer { get; } = new(ByKind.Customer, "customer", Known.Past);

    /// <summary>The product bought. Known from the purchase.</summary>
    public static By Product { get; } = new(ByKind.Product, "product", Known.Past | Known.Purchase);

    /// <summary>The category of the product bought. Known from the purchase.</summary>
    public static By Category { get; } = new(ByKind.Category, "category", Known.Past | Known.Purchase);

    /// <summary>The customer's location. Known from the customer.</summary>
    public static By Location { get; } = new(ByKind.Location, "location", Known.Past | Known.Customer);

    /// <summary>The local hour of day, 0 to 23: what happened in the same hour of earlier days, and earlier in this one. Known from the moment.</summary>
    public static By Hour { get; } = new(ByKind.Hour, "hour", Known.Past | Known.Moment);

    /// <summary>What sort of key it is.</summary>
    public ByKind Kind { get; }

    /// <summary>The key as it stands in names of features, such as <c>customer</c>.</summary>
    public string Name { get; }

    /// <summary>What an aggregate by this key is known from: the past, and whatever says which key a row has.</summary>
    public Known KnownFrom { get; }

    /// <inheritdoc/>
    public override string ToString() => Name;

    internal static By? Named(string name) => name switch
    {
        "customer" => Customer,
        "product" => Product,
        "category" => Category,
        "location" => Location,
        "hour" => Hour,
        _ => null,
    };
}
