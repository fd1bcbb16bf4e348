namespace EcomIntel.Modeling.MLNet;

/// <summary>How <see cref="MLNetTrainers.LightGbm"/> trains. Mutable, for one thread.</summary>
public sealed class LightGbmOptions : MLNetTrainerOptions
{
    /// <summary>Makes the defaults, which suit rows of which little can be known: small trees, learnt slowly, stopped in time.</summary>
    public LightGbmOptions()
    {
        Leaves = 8;
        Trees = 300;
    }

    /// <summary>How much each tree adds; above 0, at most 1. Default 0.05.</summary>
    public double LearningRate { get; set; } = 0.05;

    /// <summary>Training stops once so many trees in a row did not better the log-loss of the customers held out; at least 1. Default 20.</summary>
    public int PatienceTrees { get; set; } = 20;

    private protected override void Check(List<string> mistakes)
    {
        base.Check(mistakes);
        Require(mistakes, LearningRate is > 0 and <= 1, nameof(LearningRate), LearningRate, "above 0 and at most 1");
        Require(mistakes, PatienceTrees >= 1, nameof(PatienceTrees), PatienceTrees, "at least 1");
    }
}
