namespace EcomIntel.Modeling;

/// <summary>
/// How a <see cref="RegressionForestTrainer"/> grows its trees. The defaults need no tuning: what is left null is chosen from the data.
/// Mutable, for one thread; the trainer takes a copy.
/// </summary>
public sealed class RegressionForestOptions : ForestOptions
{
    internal RegressionForestOptions Copy()
    {
        RegressionForestOptions copy = new();
        CopyTo(copy);
        return copy;
    }
}
