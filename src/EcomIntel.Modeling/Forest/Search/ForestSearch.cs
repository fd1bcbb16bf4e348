namespace EcomIntel.Modeling;

/// <summary>One search: the trainer's own options, then points drawn at random, then neighbours of the best, all on the same rows drawn; the best are grown whole.</summary>
internal sealed class ForestSearch(
    TrainingData data, RowSet rows, RandomForestOptions options, ForestSearchOptions search, IProgress<ForestSearchProgress>? progress, CancellationToken cancellationToken)
{
    private readonly List<Candidate> _tried = [];
    private ForestSearchTrial? _best;
    private int _done;
    private int _total;

    public ForestSearchResult Run()
    {
        int trials = search.Trials;
        _total = trials + search.Finalists + 1;
        RandomForestOptions few = options.Copy();
        few.Trees = Math.Min(options.Trees, search.TrialTrees);
        Candidate own = Try(null, few, out int columns);
        ForestSearchSpace space = new(search, TrainingRows.Labelled(data, rows).Count, columns);
        while (_tried.Count < trials - 1 && Next(space) is { } point)
        {
            _tried.Add(Try(point, space.At(point, few), out _));
        }

        Candidate whole = Grow(null, options, out RandomForest forest, out _);
        bool isBetter = false;
        Candidate chosen = whole;
        foreach (Candidate finalist in Ranked().Take(search.Finalists))
        {
            Candidate grown = Grow(finalist.Point, space.At(finalist.Point!, options), out RandomForest other, out _);
            if (grown.Losses.IsSurelyBelow(whole.Losses) && grown.Trial.Score.LogLoss < chosen.Trial.Score.LogLoss)
            {
                (chosen, forest, isBetter) = (grown, other, true);
            }
        }

        return new ForestSearchResult(forest, chosen.Trial, whole.Trial, isBetter, [.. _tried.Append(own).Select(candidate => candidate.Trial).OrderBy(Loss)]);
    }

    private static double Loss(ForestSearchTrial trial) => double.IsNaN(trial.Score.LogLoss) ? double.PositiveInfinity : trial.Score.LogLoss;

    private int[]? Next(ForestSearchSpace space)
    {
        SeededRandom random = SeededRandom.For(options.Seed, "forest.search", _tried.Count);
        int[]? best = _tried.Count < search.Trials / 2 ? null : Ranked().FirstOrDefault()?.Point;
        return space.Draw(best, ref random) ?? space.Draw(null, ref random);
    }

    private IEnumerable<Candidate> Ranked() => _tried.OrderBy(candidate => Loss(candidate.Trial));

    private Candidate Try(int[]? point, RandomForestOptions candidate, out int columns) => Grow(point, candidate, out _, out columns);

    private Candidate Grow(int[]? point, RandomForestOptions candidate, out RandomForest forest, out int columns)
    {
        ForestTraining training = new(data, rows, candidate, progress: null, cancellationToken);
        forest = training.Run();
        columns = training.ColumnCount;
        ForestSearchTrial trial = new(candidate.Copy(), forest.Settings, forest.OutOfBagScore);
        _best = _best is null || Loss(trial) < Loss(_best) ? trial : _best;
        progress?.Report(new ForestSearchProgress(++_done, _total, trial, _best));
        return new Candidate(point, trial, training.OutOfBagLosses!);
    }

    private sealed record Candidate(int[]? Point, ForestSearchTrial Trial, OutOfBagLosses Losses);
}
