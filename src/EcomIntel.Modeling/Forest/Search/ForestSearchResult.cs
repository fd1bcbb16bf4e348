using System.Collections.Immutable;

namespace EcomIntel.Modeling;

/// <summary>What a search found. Safe for any thread as long as options are not changed.</summary>
/// <param name="Forest">The forest chosen, with all its trees.</param>
/// <param name="Best">What it was grown with, and how good it is.</param>
/// <param name="Default">The same for the trainer's own options, with all trees.</param>
/// <param name="IsBetter">Whether the forest chosen is better than the trainer's own options beyond chance; if not, it is the one of those options.</param>
/// <param name="Trials">All forests that were tried with fewer trees, the lowest out-of-bag log-loss first.</param>
public sealed record ForestSearchResult(RandomForest Forest, ForestSearchTrial Best, ForestSearchTrial Default, bool IsBetter, ImmutableArray<ForestSearchTrial> Trials);
