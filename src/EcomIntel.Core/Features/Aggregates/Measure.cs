namespace EcomIntel;

/// <summary>What an aggregate adds up. Immutable; safe for any thread.</summary>
public sealed record Measure
{
    private Measure(string name) => Name = name;

    /// <summary>The line's total: as recorded, or quantity × unit price. A missing total is left out of sums and means.</summary>
    public static Measure Spend { get; } = new("spend");

    /// <summary>The measure as it stands in names of features, such as <c>spend</c>.</summary>
    public string Name { get; }

    /// <inheritdoc/>
    public override string ToString() => Name;

    internal static Measure? Named(string name) => name == Spend.Name ? Spend : null;
}
