namespace EcomIntel.Modeling;

/// <summary>How <see cref="PermutationImportance"/> is measured. Mutable, for one thread.</summary>
public sealed class PermutationOptions
{
    /// <summary>The number of permutations of each column; 20 by default. The smallest p-value is 1 / (this + 1).</summary>
    public int Permutations { get; set; } = 20;

    /// <summary>The seed; 0 by default.</summary>
    public long Seed { get; set; }

    /// <summary>Among what values are exchanged; <see cref="PermutationScope.Automatic"/> by default.</summary>
    public PermutationScope Scope { get; set; }

    /// <summary>The names of the columns to measure; null (the default) for all.</summary>
    public IReadOnlyCollection<string>? Columns { get; set; }
}
