namespace EcomIntel.Modeling;

/// <summary>
/// Finds the best split of a node. Holds the room it needs: one for each thread. Numbers are cut between bins, with missing values tried on both
/// sides; categories are ordered by each class's share in turn, or by their mean amount, and cut anywhere (for two classes and for amounts that is the best of all sets;
/// Breiman et al., 1984, theorem 4.5), a missing value being one more level.
/// </summary>
internal sealed class SplitFinder
{
    private const int BinCount = 256;

    private readonly ForestTable _table;
    private readonly ShortScan? _short;
    private readonly WeightScan? _weight;
    private readonly SumScan? _sum;
    private readonly CountScan _count;
    private readonly SortScan _sort;
    private readonly int[] _binCounts;
    private readonly byte[] _bins = new byte[BinCount];
    private readonly byte[] _order = new byte[BinCount];
    private readonly double[] _shares = new double[BinCount];
    private CutScan _scan;

    public SplitFinder(ForestTable table)
    {
        _table = table;
        _binCounts = [.. table.Bins.Select(bins => bins.Count)];
        _sum = table.Amounts.Length > 0 ? new SumScan(table) : null;
        _short = table.ClassCount <= ShortScan.MostClasses && !table.IsWeighted ? new ShortScan(table) : null;
        _weight = table.RowWeights.Length > 0 ? new WeightScan(table) : null;
        _count = new CountScan(table);
        _sort = new SortScan(table);
        _scan = _count;
    }

    /// <summary>Turns to a node.</summary>
    /// <param name="counts">Its rows by class.</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="leafRows">The least number of rows on each side.</param>
    /// <returns>The node's own (weighted count)² / (weighted rows), summed over classes.</returns>
    public double Begin(ReadOnlySpan<int> counts, int rows, int leafRows)
    {
        // A histogram is looked through bin by bin and class by class, sorted rows one by one.
        bool isSmall = 3L * rows < (long)Math.Min(rows, BinCount) * counts.Length;
        _scan = _short is not null && rows <= ShortScan.MostRows ? _short : isSmall ? _sort : _count;
        _scan.Begin(counts, rows, leafRows);
        return _scan.ParentScore;
    }

    /// <summary>Turns to a node of rows with weights of their own.</summary>
    /// <param name="total">Its weight by class.</param>
    /// <param name="weights">The weight of each row of the tree.</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="leafRows">The least number of rows on each side.</param>
    /// <returns>The node's own (weight)² / (weight), summed over classes.</returns>
    public double Begin(ReadOnlySpan<double> total, double[] weights, int rows, int leafRows)
    {
        _weight!.Begin(total, weights, rows, leafRows);
        _scan = _weight;
        return _scan.ParentScore;
    }

    /// <summary>Turns to a node of rows with amounts.</summary>
    /// <param name="sum">The sum of its amounts.</param>
    /// <param name="amounts">The amount of each row of the tree.</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="leafRows">The least number of rows on each side.</param>
    public void Begin(double sum, double[] amounts, int rows, int leafRows)
    {
        _sum!.Begin(sum, amounts, rows, leafRows);
        _scan = _sum;
    }

    /// <summary>Tries a column.</summary>
    /// <param name="column">The column.</param>
    /// <param name="data">The tree's rows.</param>
    /// <param name="rows">The node's rows.</param>
    /// <param name="best">The best split so far, replaced by a better one.</param>
    /// <returns>Whether the column could be cut at all.</returns>
    public bool Try(int column, TreeRows data, ReadOnlySpan<int> rows, ref NodeSplit best)
    {
        Span<byte> bins = _bins.AsSpan(0, _scan.Count(data.Columns[column], _binCounts[column], data.Labels, rows, _bins));
        bool possible = bins.Length > 1 && (_table.Bins[column].IsCategorical ? TryCategory(column, bins, ref best) : TryNumber(column, bins, ref best));
        _scan.Clear(bins);
        return possible;
    }

    private bool TryNumber(int column, ReadOnlySpan<byte> bins, ref NodeSplit best)
    {
        if (bins[^1] != ColumnBins.Missing)
        {
            CutPlace plain = _scan.Best(bins, 1, bins.Length - 1, ref best.Gain);
            if (plain.Bins > 0)
            {
                // Without a missing value to learn from, it goes the way of most rows.
                DescribeCut(column, CutBetween(bins[plain.Bins - 1], bins[plain.Bins]), _scan.IsMostLeft(plain), plain.LeftRows, ref best);
            }

            return plain.Possible;
        }

        ReadOnlySpan<byte> values = bins[..^1];
        CutPlace right = _scan.Best(bins, 1, values.Length, ref best.Gain);
        if (right.Bins > 0)
        {
            byte cut = right.Bins < values.Length ? CutBetween(values[right.Bins - 1], values[right.Bins]) : (byte)(ColumnBins.Missing - 1);
            DescribeCut(column, cut, missingLeft: false, right.LeftRows, ref best);
        }

        Span<byte> order = _order.AsSpan(0, bins.Length);
        order[0] = ColumnBins.Missing;
        values.CopyTo(order[1..]);
        CutPlace left = _scan.Best(order, 2, values.Length, ref best.Gain);
        if (left.Bins > 0)
        {
            DescribeCut(column, CutBetween(values[left.Bins - 2], values[left.Bins - 1]), missingLeft: true, left.LeftRows, ref best);
        }

        return right.Possible | left.Possible;
    }

    /// <summary>Halfway between the values that the node has on both sides, as far as the bins tell.</summary>
    private static byte CutBetween(byte low, byte high) => (byte)((low + high - 1) / 2);

    private static void DescribeCut(int column, byte lastLeft, bool missingLeft, int leftRows, ref NodeSplit best)
    {
        (best.Column, best.LeftRows, best.LastLeftBin) = (column, leftRows, lastLeft);
        best.Left = BinSet.UpTo(lastLeft);
        if (missingLeft)
        {
            best.Left.Add(ColumnBins.Missing);
        }
    }

    private bool TryCategory(int column, Span<byte> bins, ref NodeSplit best)
    {
        bool possible = false;
        Span<double> shares = _shares.AsSpan(0, bins.Length);
        Span<byte> order = _order.AsSpan(0, bins.Length);
        int classes = _table.ClassCount;
        for (int k = classes == 2 ? 1 : 0; k < classes; k++)
        {
            bins.CopyTo(order);
            for (int i = 0; i < order.Length; i++)
            {
                shares[i] = _scan.Share(order[i], k);
            }

            Sort(shares, order);
            CutPlace place = _scan.Best(order, 1, order.Length - 1, ref best.Gain);
            possible |= place.Possible;
            if (place.Bins > 0)
            {
                (best.Column, best.LeftRows) = (column, place.LeftRows);
                DescribeSet(order, place.Bins, _scan.IsMostLeft(place), ref best);
            }
        }

        return possible;
    }

    /// <summary>Sorts by share; the lower bin first where shares are equal, which makes the order the same everywhere.</summary>
    private static void Sort(Span<double> shares, Span<byte> order)
    {
        for (int i = 1; i < order.Length && order.Length <= 16; i++)
        {
            (double share, byte bin) = (shares[i], order[i]);
            int at = i;
            for (; at > 0 && shares[at - 1] > share; at--)
            {
                (shares[at], order[at]) = (shares[at - 1], order[at - 1]);
            }

            (shares[at], order[at]) = (share, bin);
        }

        if (order.Length > 16)
        {
            shares.Sort(order);
        }
    }

    /// <summary>Levels that the node has not seen go the way of most rows.</summary>
    private static void DescribeSet(ReadOnlySpan<byte> order, int leftBins, bool othersLeft, ref NodeSplit best)
    {
        BinSet seen = default;
        best.Left = default;
        for (int i = 0; i < order.Length; i++)
        {
            seen.Add(order[i]);
            if (i < leftBins)
            {
                best.Left.Add(order[i]);
            }
        }

        for (int word = 0; othersLeft && word < BinSet.WordCount; word++)
        {
            best.Left[word] |= ~seen[word];
        }
    }
}
