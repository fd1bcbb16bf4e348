namespace EcomIntel.Modeling;

/// <summary>Pilot trees of one leaf size and one number of columns, which are the first trees of such a forest.</summary>
/// <param name="LeafRows">The least number of rows on each side of a split.</param>
/// <param name="Columns">The columns tried at a node.</param>
/// <param name="Loss">The out-of-bag log-loss that a whole forest can be expected to have; NaN where no row is out of bag.</param>
/// <param name="Trees">The trees.</param>
internal sealed record ForestTrial(int LeafRows, int Columns, double Loss, TreeGrower[] Trees);
