namespace EcomIntel.Modeling;

/// <summary>For large nodes of any classes and weights: counts by bin and class.</summary>
internal sealed class CountScan : CutScan
{
    private const int BinCount = 256;

    private readonly int _classes;
    private readonly int[] _histogram;
    private readonly int[] _left;

    public CountScan(ForestTable table)
        : base(table)
    {
        _classes = table.ClassCount;
        _histogram = new int[BinCount * _classes];
        _left = new int[_classes];
    }

    public override int Count(byte[] column, int binCount, int[] labels, ReadOnlySpan<int> rows, Span<byte> bins)
    {
        int[] histogram = _histogram;
        int classes = _classes;
        foreach (int row in rows)
        {
            histogram[(column[row] * classes) + labels[row]]++;
        }

        if (rows.Length < OccupiedBins.FewRows)
        {
            return OccupiedBins.Of(column, rows, bins);
        }

        int count = 0;
        for (int bin = 0; bin < BinCount; bin++)
        {
            if ((bin < binCount || bin == ColumnBins.Missing) && histogram.AsSpan(bin * classes, classes).ContainsAnyExcept(0))
            {
                bins[count++] = (byte)bin;
            }
        }

        return count;
    }

    public override CutPlace Best(ReadOnlySpan<byte> order, int first, int last, ref double gain)
    {
        int[] left = _left;
        int[] all = Total;
        double[] weights = Weights;
        Array.Clear(left);
        int rows = 0;
        CutPlace best = default;
        bool possible = false;
        for (int i = 0; i < last; i++)
        {
            ReadOnlySpan<int> bin = _histogram.AsSpan(order[i] * _classes, left.Length);
            double squares = 0;
            double total = 0;
            double weight = 0;
            for (int k = 0; k < bin.Length; k++)
            {
                left[k] += bin[k];
                rows += bin[k];
                double weighted = left[k] * weights[k];
                squares += weighted * weighted;
                total += weighted * (all[k] * weights[k]);
                weight += weighted;
            }

            if (i + 1 < first || !Allowed(rows))
            {
                continue;
            }

            possible = true;
            double better = Gain(squares, weight, total);
            if (better > gain)
            {
                gain = better;
                best = new CutPlace(i + 1, rows, true);
            }
        }

        return best with { Possible = possible };
    }

    public override double Share(byte bin, int k)
    {
        double weight = 0;
        for (int other = 0; other < _classes; other++)
        {
            weight += _histogram[(bin * _classes) + other] * Weights[other];
        }

        return _histogram[(bin * _classes) + k] * Weights[k] / weight;
    }

    public override void Clear(ReadOnlySpan<byte> bins)
    {
        foreach (byte bin in bins)
        {
            _histogram.AsSpan(bin * _classes, _classes).Clear();
        }
    }
}
