using System.Collections.Immutable;

namespace EcomIntel.Modeling;

/// <summary>What a column is worth to a model on held-out rows. Immutable; safe for any thread.</summary>
/// <param name="Name">The column.</param>
/// <param name="Scope">Among what its values were exchanged.</param>
/// <param name="Increases">For each random permutation that was drawn, by how much it raised the mean log-loss, in nats.</param>
/// <param name="RowIncreases">
/// For each row that has a class, in the order of the rows asked for, by how much its log-loss rises on average over all permutations there are, in nats. Computed exactly, not from the drawn ones.
/// </param>
/// <param name="Increase">
/// The mean of <paramref name="RowIncreases"/>, with the 95% interval over customers: what other customers of the same kind would have shown. It says nothing about other trainings of the model.
/// </param>
public sealed record ColumnImportance(string Name, PermutationScope Scope, ImmutableArray<double> Increases, ImmutableArray<double> RowIncreases, Estimate Increase)
{
    // Sums in another order differ in their last digits; a tie must count as one.
    private const double Rounding = 1e-12;

    /// <summary>
    /// The share of permutations, the true order counted among them, that are at least as good as the true order: a one-sided p-value for
    /// "the column tells the model nothing about these rows" (Phipson and Smyth, 2010).
    /// </summary>
    public double PValue => (1.0 + Increases.Count(increase => increase <= Rounding)) / (1.0 + Increases.Length);
}
