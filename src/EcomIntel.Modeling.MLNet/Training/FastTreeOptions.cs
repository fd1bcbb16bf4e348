namespace EcomIntel.Modeling.MLNet;

/// <summary>How <see cref="MLNetTrainers.FastTree"/> trains. Mutable, for one thread.</summary>
public sealed class FastTreeOptions : MLNetTrainerOptions
{
    /// <summary>Makes the defaults, which suit rows of which little can be known: small trees, learnt slowly.</summary>
    public FastTreeOptions() => Leaves = 8;

    /// <summary>How much each tree adds; above 0, at most 1. Default 0.05.</summary>
    public double LearningRate { get; set; } = 0.05;

    private protected override void Check(List<string> mistakes)
    {
        base.Check(mistakes);
        Require(mistakes, LearningRate is > 0 and <= 1, nameof(LearningRate), LearningRate, "above 0 and at most 1");
    }
}
