namespace EcomIntel.Modeling;

/// <summary>
/// Chooses leaf size and columns per node by the out-of-bag loss of a few pilot trees. Each size is grown from the root: a tree that is first grown to large leaves and
/// then to smaller ones starts with the most even splits instead of the best (tried: 0.009 nats above the truth instead of 0.005 on 80,000 rows of a shop).
/// </summary>
internal sealed class ForestTuning
{
    /// <summary>The leaf size of trees that are a root only.</summary>
    public const int NeverSplit = int.MaxValue;

    // More pilots where rows are few and pilots cheap: chance is greater there.
    private const int LeastPilots = 16;
    private const int MostPilots = 64;
    private const int PilotRows = 400_000;

    private const int ScoredRows = 20_000;
    private const int FewRows = 20_000;

    // So many standard errors are more than luck.
    private const double Sure = 2;
    private const int Coarse = 4;
    private const int Fine = 2;

    // A step that brings less, in nats, leads nowhere.
    private const double Nothing = 0.0005;

    // Sizes this close to the best, in nats, are as good: the largest of them is the simplest model.
    private const double AsGood = 0.001;

    private readonly ForestTable _table;
    private readonly ForestGrowth _growth;
    private readonly ForestOptions _options;
    private readonly IProgress<TrainingProgress>? _progress;
    private readonly List<ForestTrial> _trials = [];
    private readonly TreeRows[] _rows;
    private readonly PilotJudge _judge;

    public ForestTuning(
        ForestTable table, RowDraw draw, ForestGrowth growth, ForestOptions options, Func<OutOfBag, PilotJudge> judge, ParallelOptions parallel, IProgress<TrainingProgress>? progress)
    {
        _table = table;
        _growth = growth;
        _options = options;
        _progress = progress;
        _rows = new TreeRows[Math.Min(Math.Clamp(PilotRows / table.RowCount, LeastPilots, MostPilots), options.Trees)];
        Parallel.For(0, _rows.Length, parallel, tree => _rows[tree] = TreeRows.Create(table, draw.Rows(tree, table.RowCount)));
        _judge = judge(new OutOfBag(table, draw, _rows.Length, ScoredRows, parallel));
    }

    public ForestTrial Run()
    {
        int[] candidates = Candidates();
        int columns = _options.ColumnsPerNode is { } fixedColumns ? Math.Min(fixedColumns, _table.Columns.Length) : Middle(candidates);
        ForestTrial best = BestLeaf(columns);
        if (_options.ColumnsPerNode is null && best.LeafRows != NeverSplit)
        {
            foreach (int candidate in candidates)
            {
                best = Better(best, Try(best.LeafRows, candidate));
            }

            best = best.Columns == columns || _options.MinLeafRows is not null ? best : Refine(best);
        }

        return best.LeafRows != NeverSplit && _table.RowCount <= FewRows ? SurelyBetter(best) : best;
    }

    /// <summary>
    /// The best of a dozen trials on few rows is partly luck. So trees as they are grown everywhere (Breiman, 2001: to the end, with √p columns) are left only for what
    /// is better by more than a standard error.
    /// </summary>
    private ForestTrial SurelyBetter(ForestTrial best)
    {
        ForestTrial plain = Try(_options.MinLeafRows ?? 1, _options.ColumnsPerNode is null ? RootOf(_table.Columns.Length) : best.Columns);
        bool learns = !(_trials.Find(trial => trial.LeafRows == NeverSplit) is { } never && never.Loss <= plain.Loss + AsGood);
        return learns && plain.Loss <= best.Loss + (Sure * best.ErrorBeside(plain)) ? plain : best;
    }

    private static int Middle(int[] candidates) => candidates[candidates.Length / 2];

    private static int RootOf(int columns) => Math.Max(1, (int)Math.Round(Math.Sqrt(columns), MidpointRounding.AwayFromZero));

    /// <summary>√p, p/3, p/2 and 0.8p.</summary>
    private int[] Candidates()
    {
        double all = _table.Columns.Length;
        return [.. new[] { Math.Sqrt(all), all / 3, all / 2, 0.8 * all }.Select(number => Math.Max(1, (int)Math.Round(number, MidpointRounding.AwayFromZero))).Distinct().Order()];
    }

    private ForestTrial BestLeaf(int columns)
    {
        if (_options.MinLeafRows is { } leafRows)
        {
            return Try(leafRows, columns);
        }

        ForestTrial never = Try(NeverSplit, columns);
        int rows = Math.Max(1, _rows[0].Rows.Length);
        int start = (int)Math.Max(1, Math.Sqrt(rows));
        ForestTrial best = Try(start, columns);
        if (double.IsNaN(never.Loss))
        {
            // Where every tree draws every row there is nothing to choose by.
            return best;
        }

        for (int size = start / Coarse, idle = 0; idle < 1 && best.LeafRows > 1; size /= Coarse)
        {
            ForestTrial next = Try(Math.Max(1, size), columns);
            idle = next.Loss < best.Loss - Nothing ? 0 : 1;
            best = next.Loss < best.Loss ? next : best;
        }

        for (int size = start * Coarse, idle = 0; idle < 1 && best.LeafRows >= start && size <= rows / Coarse; size *= Coarse)
        {
            ForestTrial next = Try(size, columns);
            idle = next.Loss < best.Loss + AsGood ? 0 : 1;
            best = Better(best, next);
        }

        best = Refine(best);
        return never.Loss <= best.Loss + Math.Max(AsGood, Sure * best.ErrorBeside(never)) ? never : best;
    }

    /// <summary>Looks at half and twice the leaf size, and on where that helps.</summary>
    private ForestTrial Refine(ForestTrial best)
    {
        ForestTrial first = best;
        if (first.LeafRows > 1)
        {
            best = Better(best, Try(first.LeafRows / Fine, first.Columns));
        }

        return best == first ? Better(best, Try(first.LeafRows * Fine, first.Columns)) : best;
    }

    /// <summary>The lower loss; of losses that are as good the larger leaves.</summary>
    private static ForestTrial Better(ForestTrial one, ForestTrial other)
    {
        (ForestTrial large, ForestTrial small) = other.LeafRows > one.LeafRows ? (other, one) : (one, other);
        double margin = large.LeafRows > small.LeafRows ? AsGood : 0;
        return small.Loss < large.Loss - margin ? small : large;
    }

    private ForestTrial Try(int leafRows, int columns)
    {
        if (_trials.Find(trial => trial.LeafRows == leafRows && trial.Columns == columns) is { } known)
        {
            return known;
        }

        GrowthLimits limits = GrowthLimits.From(_options, _table.TotalWeight, columns, leafRows);
        TreeGrower[] trees = _growth.Grow(limits, _rows);
        (double loss, float[] rowLosses) = Extrapolated(trees);
        ForestTrial trial = new(leafRows, columns, loss, rowLosses, trees);
        _trials.Add(trial);
        _progress?.Report(new TrainingProgress("tuning", _trials.Count, _trials.Count));
        return trial;
    }

    /// <summary>What the loss will be with all trees: it falls towards its limit as 1 ÷ trees, which half of the pilots and all of them show.</summary>
    private (double Loss, float[] RowLosses) Extrapolated(TreeGrower[] pilots)
    {
        (double all, float[] rowLosses) = _judge.Judge(pilots);
        if (pilots.Length >= LeastPilots && _options.Trees > pilots.Length)
        {
            double half = _judge.Judge(pilots[..(pilots.Length / 2)]).Loss;
            all -= Math.Max(0, half - all) * (1 - ((double)pilots.Length / _options.Trees));
        }

        return (all, rowLosses);
    }
}
