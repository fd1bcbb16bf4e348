namespace EcomIntel.Modeling;

/// <summary>How <see cref="PermutationImportance"/> is measured. Mutable, for one thread.</summary>
public sealed class PermutationOptions
{
    /// <summary>The number of random permutations of each column, at least 1; 199 by default. The smallest p-value is 1 / (this + 1).</summary>
    public int Permutations { get; set; } = 199;

    /// <summary>The seed; 0 by default.</summary>
    public long Seed { get; set; }

    /// <summary>Among what values are exchanged; <see cref="PermutationScope.Automatic"/> by default.</summary>
    public PermutationScope Scope { get; set; }

    /// <summary>
    /// The number of levels that a column is measured with, at least 2; 64 by default. The model predicts all rows once for each level, and 8 bytes are held for each row and level. Numbers with more
    /// values are put into groups of neighbours, each measured at its lowest; of categories with more levels the rare ones share one.
    /// </summary>
    public int MaxLevels { get; set; } = 64;

    /// <summary>
    /// Names of columns that are exchanged together, such as those that say nearly the same; null (the default) for none. Each group is measured as one column whose name joins theirs with a plus;
    /// it is exchanged over customers where all of its columns are known from the customer. No column may be in two groups.
    /// </summary>
    public IReadOnlyCollection<IReadOnlyCollection<string>>? Groups { get; set; }

    /// <summary>The number of threads; −1 (the default) for all cores. It does not change the result.</summary>
    public int MaxDegreeOfParallelism { get; set; } = -1;

    /// <summary>The names of the columns to measure; null (the default) for all.</summary>
    public IReadOnlyCollection<string>? Columns { get; set; }
}
