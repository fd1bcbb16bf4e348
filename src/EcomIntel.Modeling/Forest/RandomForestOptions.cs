namespace EcomIntel.Modeling;

/// <summary>
/// How a <see cref="RandomForestTrainer"/> grows its trees. The defaults need no tuning: what is left null is chosen from the data.
/// Mutable, for one thread; the trainer takes a copy.
/// </summary>
public sealed class RandomForestOptions : ForestOptions
{
    /// <summary>
    /// Whether probabilities are calibrated out of bag, p → (p + ε)^a, where that lowers out-of-bag log-loss beyond chance; true by default. Needs at least
    /// 20 trees that did not draw a row. <see cref="RandomForest.Uncalibrated"/> gives the plain ones.
    /// </summary>
    public bool Calibrate { get; set; } = true;

    /// <summary>
    /// The weight of each row by the name of its class; 1 where a class is not named. The probabilities are then those of a world
    /// in which classes are as much more frequent. Empty by default.
    /// </summary>
    public IDictionary<string, double> ClassWeights { get; } = new Dictionary<string, double>(StringComparer.Ordinal);

    /// <summary>
    /// Whether the classes weigh alike, each row of a class by rows ÷ (classes × rows of the class), as scikit-learn's <c>class_weight="balanced"</c>; false by default. Rows
    /// count by their own weights, and only classes that have some. Not together with <see cref="ClassWeights"/>.
    /// </summary>
    public bool BalanceClasses { get; set; }

    internal RandomForestOptions Copy()
    {
        RandomForestOptions copy = new() { Calibrate = Calibrate, BalanceClasses = BalanceClasses };
        CopyTo(copy);
        foreach ((string name, double weight) in ClassWeights)
        {
            copy.ClassWeights.Add(name, weight);
        }

        return copy;
    }
}
