namespace EcomIntel.Modeling;

/// <summary>
/// Finds the best split of a node, by Gini impurity over weighted class counts. Holds the room it needs: one for each thread.
/// Numbers are cut between bins, with missing values tried on both sides; categories are ordered by each class's share in turn and cut
/// anywhere (for two classes that is the best of all sets; Breiman et al., 1984, theorem 4.5), a missing value being one more level.
/// </summary>
internal sealed class SplitFinder
{
    private const int BinCount = 256;

    private readonly ForestTable _table;
    private readonly int _classes;
    private readonly int[] _histogram;
    private readonly int[] _binRows = new int[BinCount];
    private readonly byte[] _bins = new byte[BinCount];
    private readonly double[] _shares = new double[BinCount];
    private readonly int[] _total;
    private readonly int[] _left;
    private readonly int[] _candidate;
    private int _rows;
    private int _leafRows;
    private double _parentScore;

    public SplitFinder(ForestTable table)
    {
        _table = table;
        _classes = table.ClassCount;
        _histogram = new int[BinCount * _classes];
        _total = new int[_classes];
        _left = new int[_classes];
        _candidate = new int[_classes];
    }

    /// <summary>Turns to a node.</summary>
    /// <param name="counts">Its rows by class.</param>
    /// <param name="leafRows">The least number of rows on each side.</param>
    /// <returns>The node's own (weighted count)² / (weighted rows), summed over classes.</returns>
    public double Begin(ReadOnlySpan<int> counts, int leafRows)
    {
        counts.CopyTo(_total);
        _leafRows = leafRows;
        _rows = 0;
        foreach (int count in counts)
        {
            _rows += count;
        }

        _parentScore = SideScore(_total);
        return _parentScore;
    }

    /// <summary>Tries a column.</summary>
    /// <param name="column">The column.</param>
    /// <param name="rows">The node's rows.</param>
    /// <param name="best">The best split so far, replaced by a better one.</param>
    /// <returns>Whether the column could be cut at all.</returns>
    public bool Try(int column, ReadOnlySpan<int> rows, ref NodeSplit best)
    {
        BinSet occupied = Count(_table.Columns[column], rows);
        Span<byte> bins = _bins.AsSpan(0, occupied.CopyTo(_bins));
        bool cut = _table.Bins[column].IsCategorical ? TryCategory(column, bins, ref best) : TryNumber(column, bins, ref best);
        foreach (byte bin in bins)
        {
            _binRows[bin] = 0;
            _histogram.AsSpan(bin * _classes, _classes).Clear();
        }

        return cut;
    }

    private BinSet Count(byte[] column, ReadOnlySpan<int> rows)
    {
        int[] labels = _table.Labels;
        int[] histogram = _histogram;
        int classes = _classes;
        foreach (int row in rows)
        {
            histogram[(column[row] * classes) + labels[row]]++;
        }

        BinSet occupied = default;
        if (rows.Length < BinCount)
        {
            foreach (int row in rows)
            {
                occupied.Add(column[row]);
            }
        }
        else
        {
            for (int bin = 0; bin < BinCount; bin++)
            {
                if (histogram.AsSpan(bin * classes, classes).ContainsAnyExcept(0))
                {
                    occupied.Add((byte)bin);
                }
            }
        }

        int count = occupied.CopyTo(_bins);
        foreach (byte bin in _bins.AsSpan(0, count))
        {
            foreach (int rowsOfClass in histogram.AsSpan(bin * classes, classes))
            {
                _binRows[bin] += rowsOfClass;
            }
        }

        return occupied;
    }

    private bool TryNumber(int column, ReadOnlySpan<byte> bins, ref NodeSplit best)
    {
        bool missing = bins[^1] == ColumnBins.Missing;
        int missingRows = missing ? _binRows[ColumnBins.Missing] : 0;
        ReadOnlySpan<int> missingCounts = _histogram.AsSpan(ColumnBins.Missing * _classes, _classes);
        _left.AsSpan().Clear();
        int leftRows = 0;
        int bestCut = -1;
        bool bestMissingLeft = false;
        bool cut = false;
        int values = missing ? bins.Length - 1 : bins.Length;
        for (int i = 0; i < values; i++)
        {
            AddBin(bins[i]);
            leftRows += _binRows[bins[i]];
            if (Allowed(leftRows))
            {
                cut = true;
                if (Improves(_left, column, leftRows, ref best))
                {
                    (bestCut, bestMissingLeft) = (i, false);
                }
            }

            if (missing && Allowed(leftRows + missingRows))
            {
                cut = true;
                for (int k = 0; k < _classes; k++)
                {
                    _candidate[k] = _left[k] + missingCounts[k];
                }

                if (Improves(_candidate, column, leftRows + missingRows, ref best))
                {
                    (bestCut, bestMissingLeft) = (i, true);
                }
            }
        }

        if (bestCut >= 0)
        {
            DescribeCut(bins[bestCut], missing ? bestMissingLeft : best.LeftRows * 2 >= _rows, ref best);
        }

        return cut;
    }

    /// <summary>Without a missing value to learn from, it goes the way of most rows.</summary>
    private static void DescribeCut(byte lastLeft, bool missingLeft, ref NodeSplit best)
    {
        best.Left = default;
        best.LastLeftBin = lastLeft;
        for (int bin = 0; bin <= lastLeft; bin++)
        {
            best.Left.Add((byte)bin);
        }

        if (missingLeft)
        {
            best.Left.Add(ColumnBins.Missing);
        }
    }

    private bool TryCategory(int column, Span<byte> bins, ref NodeSplit best)
    {
        bool cut = false;
        Span<double> shares = _shares.AsSpan(0, bins.Length);
        for (int k = _classes == 2 ? 1 : 0; k < _classes; k++)
        {
            bins.Sort();
            for (int i = 0; i < bins.Length; i++)
            {
                ReadOnlySpan<int> counts = _histogram.AsSpan(bins[i] * _classes, _classes);
                shares[i] = counts[k] * _table.ClassWeights[k] / Weight(counts);
            }

            shares.Sort(bins);
            cut |= TryOrder(column, bins, ref best);
        }

        return cut;
    }

    private bool TryOrder(int column, ReadOnlySpan<byte> bins, ref NodeSplit best)
    {
        _left.AsSpan().Clear();
        int leftRows = 0;
        int bestCut = -1;
        bool cut = false;
        for (int i = 0; i < bins.Length - 1; i++)
        {
            AddBin(bins[i]);
            leftRows += _binRows[bins[i]];
            if (Allowed(leftRows))
            {
                cut = true;
                if (Improves(_left, column, leftRows, ref best))
                {
                    bestCut = i;
                }
            }
        }

        if (bestCut >= 0)
        {
            DescribeSet(bins, bestCut, best.LeftRows * 2 >= _rows, ref best);
        }

        return cut;
    }

    /// <summary>Levels that the node has not seen go the way of most rows.</summary>
    private static void DescribeSet(ReadOnlySpan<byte> bins, int lastLeft, bool othersLeft, ref NodeSplit best)
    {
        BinSet seen = default;
        best.Left = default;
        for (int i = 0; i < bins.Length; i++)
        {
            seen.Add(bins[i]);
            if (i <= lastLeft)
            {
                best.Left.Add(bins[i]);
            }
        }

        for (int word = 0; othersLeft && word < BinSet.WordCount; word++)
        {
            best.Left[word] |= ~seen[word];
        }
    }

    private void AddBin(byte bin)
    {
        ReadOnlySpan<int> counts = _histogram.AsSpan(bin * _classes, _classes);
        for (int k = 0; k < counts.Length; k++)
        {
            _left[k] += counts[k];
        }
    }

    private bool Allowed(int leftRows) => leftRows >= _leafRows && _rows - leftRows >= _leafRows;

    private bool Improves(ReadOnlySpan<int> left, int column, int leftRows, ref NodeSplit best)
    {
        double leftSquares = 0;
        double leftWeight = 0;
        double rightSquares = 0;
        double rightWeight = 0;
        ReadOnlySpan<double> weights = _table.ClassWeights;
        ReadOnlySpan<int> total = _total;
        for (int k = 0; k < left.Length; k++)
        {
            double l = left[k] * weights[k];
            double r = (total[k] - left[k]) * weights[k];
            leftSquares += l * l;
            leftWeight += l;
            rightSquares += r * r;
            rightWeight += r;
        }

        double gain = (leftSquares / leftWeight) + (rightSquares / rightWeight) - _parentScore;
        if (!(gain > best.Gain))
        {
            return false;
        }

        (best.Column, best.Gain, best.LeftRows) = (column, gain, leftRows);
        return true;
    }

    private double SideScore(ReadOnlySpan<int> counts)
    {
        double squares = 0;
        for (int k = 0; k < counts.Length; k++)
        {
            double weighted = counts[k] * _table.ClassWeights[k];
            squares += weighted * weighted;
        }

        return squares / Weight(counts);
    }

    private double Weight(ReadOnlySpan<int> counts)
    {
        double sum = 0;
        for (int k = 0; k < counts.Length; k++)
        {
            sum += counts[k] * _table.ClassWeights[k];
        }

        return sum;
    }
}
