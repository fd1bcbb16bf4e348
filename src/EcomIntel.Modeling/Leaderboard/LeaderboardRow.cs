namespace EcomIntel.Modeling;

/// <summary>One line of a <see cref="Leaderboard"/>. Immutable; safe for any thread.</summary>
/// <param name="Name">The trainer's name, with a number where several have the same.</param>
/// <param name="IsBaseline">Whether it is one of the baselines.</param>
/// <param name="Classifier">The trained model; null where it is not available here.</param>
/// <param name="Evaluation">Its score on the test rows; null where it is not available here.</param>
/// <param name="AgainstPriors">Its gain over the class priors; null where it is not available here.</param>
/// <param name="AgainstMajority">Its gain over the majority class; null where it is not available here.</param>
/// <param name="TrainingTime">How long the training took.</param>
/// <param name="Unavailable">Why it cannot be trained on this machine; null where it was.</param>
public sealed record LeaderboardRow(
    string Name,
    bool IsBaseline,
    IClassifier? Classifier,
    Evaluation? Evaluation,
    Comparison? AgainstPriors,
    Comparison? AgainstMajority,
    TimeSpan TrainingTime,
    string? Unavailable);
