namespace EcomIntel.Modeling;

/// <summary>The combinations that a search can try: a point is one position in each list.</summary>
internal sealed class ForestSearchSpace
{
    private const int MostDraws = 50;

    private readonly List<(int Count, Action<RandomForestOptions, int> Set)> _axes = [];
    private readonly HashSet<string> _drawn = new(StringComparer.Ordinal);

    public ForestSearchSpace(ForestSearchOptions options, int rows, int columns)
    {
        Add([.. options.MinLeafRows.Where(leaf => leaf <= Math.Max(1, rows / 4))], (forest, leaf) => forest.MinLeafRows = leaf);
        Add(options.ColumnShares, (forest, share) => forest.ColumnsPerNode = Math.Max(1, (int)Math.Round(share * columns, MidpointRounding.AwayFromZero)));
        double drawable = Math.Min(1, (double)ForestGrowing.FullSampleRows / rows);
        Add(options.SampleShares, (forest, share) => (forest.SampleShare, forest.Drawing) = (share * drawable, RowDrawing.Subsample));
        Add(options.MaxDepths, (forest, depth) => forest.MaxDepth = depth);
        Add(options.MaxBins, (forest, bins) => forest.MaxBins = bins);
        Add(options.Smoothings, (forest, smoothing) => forest.Smoothing = smoothing);
    }

    /// <summary>The trainer's options with those of a point.</summary>
    public RandomForestOptions At(int[] point, RandomForestOptions options)
    {
        RandomForestOptions at = options.Copy();
        for (int axis = 0; axis < point.Length; axis++)
        {
            _axes[axis].Set(at, point[axis]);
        }

        return at;
    }

    /// <summary>A point that was not drawn before, anywhere or beside another; null where none was found.</summary>
    public int[]? Draw(int[]? beside, ref SeededRandom random)
    {
        for (int draw = 0; draw < MostDraws && _axes.Count > 0; draw++)
        {
            int[] point = beside is null ? Anywhere(ref random) : Beside(beside, ref random);
            if (_drawn.Add(string.Join(' ', point)))
            {
                return point;
            }
        }

        return null;
    }

    private void Add<T>(IReadOnlyList<T> values, Action<RandomForestOptions, T> set)
    {
        if (values.Count > 0)
        {
            _axes.Add((values.Count, (options, position) => set(options, values[position])));
        }
    }

    private int[] Anywhere(ref SeededRandom random)
    {
        int[] point = new int[_axes.Count];
        for (int axis = 0; axis < point.Length; axis++)
        {
            point[axis] = random.NextInt32(_axes[axis].Count);
        }

        return point;
    }

    /// <summary>One or two steps of one place, each along one list.</summary>
    private int[] Beside(int[] point, ref SeededRandom random)
    {
        int[] neighbour = [.. point];
        for (int steps = 1 + random.NextInt32(2); steps > 0; steps--)
        {
            int axis = random.NextInt32(_axes.Count);
            int step = random.NextInt32(2) == 0 ? -1 : 1;
            neighbour[axis] = Math.Clamp(neighbour[axis] + step, 0, _axes[axis].Count - 1);
        }

        return neighbour;
    }
}
