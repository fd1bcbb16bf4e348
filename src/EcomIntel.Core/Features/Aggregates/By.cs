namespace EcomIntel;

/// <summary>
/// What the events of an aggregate are gathered by. Immutable; safe for any thread if the function of a custom key is. Two keys of the same kind,
/// name and source are equal.
/// </summary>
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

    /// <summary>What an aggregate by this key is known from: the past, and whatever says which key a row has. <see cref="Known.All"/> for an attribute not yet found.</summary>
    public Known KnownFrom { get; private init; }

    /// <summary>Whose column an attribute is; null for any other kind and until the pipeline is fitted.</summary>
    public AttributeOwner? Owner { get; private init; }

    /// <summary>The function of a custom key; null for any other kind, and where a loaded pipeline was not given it.</summary>
    internal Func<FeatureRow, string?>? Function { get; private init; }

    /// <summary>
    /// The level of a declared categorical column of customers, products or transactions. Whose it is, and so whether it is known from the customer
    /// or from the purchase, is taken from the dataset by <see cref="FeaturePipeline.Fit"/>, which also refuses an unknown one.
    /// </summary>
    /// <param name="name">The column's declared name, in snake_case; it stands in the names of features.</param>
    /// <returns>The key.</returns>
    public static By Attribute(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return new(ByKind.Attribute, name, Known.All);
    }

    /// <summary>What a function makes of each event and of each row that looks back. It must be pure: it may be called at any time, in any order.</summary>
    /// <param name="name">The key's name, in snake_case; it stands in the names of features, and <see cref="FeatureFunctions"/> knows the function by it.</param>
    /// <param name="knownFrom">What the function may read, out of customer, moment and purchase; reading anything else is a <see cref="LeakageException"/>.</param>
    /// <param name="key">The function; null or an empty text is no key: such a row has no past and is nobody's past.</param>
    /// <returns>The key.</returns>
    public static By Custom(string name, Known knownFrom, Func<FeatureRow, string?> key)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(key);
        return Declared(name, knownFrom, key);
    }

    /// <summary>Compares kind, name and source.</summary>
    /// <param name="other">The other key.</param>
    /// <returns>Whether both gather by the same.</returns>
    public bool Equals(By? other) => other is not null && (Kind, Name, KnownFrom, Owner) == (other.Kind, other.Name, other.KnownFrom, other.Owner);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kind, Name, KnownFrom);

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <summary>A custom key as a text declares it; its function may not have been given.</summary>
    internal static By Declared(string name, Known knownFrom, Func<FeatureRow, string?>? key) => new(ByKind.Custom, name, Known.Past | knownFrom) { Function = key };

    /// <summary>The key of an attribute that a dataset declares as its owner's.</summary>
    internal By OwnedBy(AttributeOwner owner) => this with
    {
        Owner = owner,
        KnownFrom = Known.Past | (owner == AttributeOwner.Customer ? Known.Customer : Known.Purchase),
    };

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
