namespace EcomIntel.Modeling;

/// <summary>One forest that a search tried. Safe for any thread as long as its options are not changed.</summary>
/// <param name="Options">What it was grown with; a copy of its own.</param>
/// <param name="Settings">What was chosen where the options leave it to the trainer.</param>
/// <param name="Score">How good it is out of bag.</param>
public sealed record ForestSearchTrial(RandomForestOptions Options, ForestSettings Settings, OutOfBagScore Score);
