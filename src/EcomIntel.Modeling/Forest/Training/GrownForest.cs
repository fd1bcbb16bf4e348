namespace EcomIntel.Modeling;

/// <summary>All trees of a forest, and what can judge them.</summary>
/// <param name="Trees">The trees.</param>
/// <param name="OutOfBag">Rows that each tree did not draw.</param>
/// <param name="Settings">What they were grown with.</param>
internal sealed record GrownForest(TreeGrower[] Trees, OutOfBag OutOfBag, ForestSettings Settings);
