namespace EcomIntel.Modeling;

/// <summary>
/// Finds the leaf size of the lowest out-of-bag log-loss in one growth: from trees that are a root only, to leaves of an eighth of
/// a tree's rows, and on by halves until two sizes in a row bring nothing. The data decides how much structure there is.
/// </summary>
internal sealed class LeafSearch
{
    private const double Nothing = 0.0005;

    // Sizes this close to the best, in nats, are as good: the largest of them is the simplest model.
    private const double AsGood = 0.001;

    private readonly ForestGrowth _growth;

    public LeafSearch(ForestGrowth growth) => _growth = growth;

    /// <summary>Extends the trees, which are roots, and says which step was best.</summary>
    public LeafChoice Run(TreeGrower[] trees, OutOfBag outOfBag)
    {
        double rows = trees.Average(tree => (double)tree.RowCount);
        List<LeafStep> steps = [Score(trees, LeafChoice.NeverSplit, outOfBag)];
        if (double.IsNaN(steps[0].LogLoss))
        {
            return WithoutScore(trees, (int)Math.Max(1, rows / 64));
        }

        int leafRows = (int)Math.Max(1, rows / 8);
        double best = steps[0].LogLoss;
        for (int idle = 0; idle < 2 && leafRows >= 1; leafRows /= 2)
        {
            _growth.Extend(trees, [leafRows]);
            steps.Add(Score(trees, leafRows, outOfBag));
            idle = steps[^1].LogLoss < best - Nothing ? 0 : idle + 1;
            best = Math.Min(best, steps[^1].LogLoss);
        }

        int chosen = steps.FindIndex(step => step.LogLoss <= best + AsGood);
        return new LeafChoice([.. steps.Take(chosen + 1).Select(step => step.LeafRows)], steps[chosen].NodeCounts, best);
    }

    /// <summary>Where every tree draws every row there is nothing to choose by.</summary>
    private LeafChoice WithoutScore(TreeGrower[] trees, int leafRows)
    {
        _growth.Extend(trees, [leafRows]);
        return new LeafChoice([leafRows], [.. trees.Select(tree => tree.NodeCount)], double.NaN);
    }

    private static LeafStep Score(TreeGrower[] trees, int leafRows, OutOfBag outOfBag) =>
        new(leafRows, [.. trees.Select(tree => tree.NodeCount)], outOfBag.Predict().Score().LogLoss);

    private sealed record LeafStep(int LeafRows, int[] NodeCounts, double LogLoss);
}
