namespace EcomIntel;

/// <summary>What the events of an aggregate are gathered by. Immutable; safe for any thread.</summary>
public sealed record By
{
    private By(string name) => Name = name;

    /// <summary>The row's customer. A row without a customer has no past, and is nobody's past.</summary>
    public static By Customer { get; } = new("customer");

    /// <summary>The key as it stands in names of features, such as <c>customer</c>.</summary>
    public string Name { get; }

    /// <inheritdoc/>
    public override string ToString() => Name;

    internal static By? Named(string name) => name == Customer.Name ? Customer : null;
}
