namespace EcomIntel.Modeling.MLNet;

/// <summary>How <see cref="MLNetTrainers.FastForest"/> trains. Mutable, for one thread.</summary>
public sealed class FastForestOptions : MLNetTrainerOptions
{
    /// <summary>The share of the slots that each split chooses from; above 0, at most 1. Default 0.7.</summary>
    public double FeatureShare { get; set; } = 0.7;

    private protected override void Check(List<string> mistakes)
    {
        base.Check(mistakes);
        Require(mistakes, FeatureShare is > 0 and <= 1, nameof(FeatureShare), FeatureShare, "above 0 and at most 1");
    }
}
