namespace EcomIntel.Modeling;

/// <summary>For small nodes of many classes: the classes of the rows in the order of their bins, so that a row costs the same however many classes there are.</summary>
internal sealed class SortScan : CutScan
{
    private const int BinCount = 256;

    private readonly int[] _ends = new int[BinCount];
    private readonly int[] _sizes = new int[BinCount];
    private readonly int[] _left;
    private int[] _sorted = new int[1024];

    public SortScan(ForestTable table)
        : base(table) => _left = new int[table.ClassCount];

    public override int Count(byte[] column, int binCount, int[] labels, ReadOnlySpan<int> rows, Span<byte> bins)
    {
        foreach (int row in rows)
        {
            _sizes[column[row]]++;
        }

        int count = OccupiedBins.Of(column, rows, bins);
        int end = 0;
        foreach (byte bin in bins[..count])
        {
            _ends[bin] = end;
            end += _sizes[bin];
        }

        if (_sorted.Length < rows.Length)
        {
            _sorted = new int[2 * rows.Length];
        }

        foreach (int row in rows)
        {
            _sorted[_ends[column[row]]++] = labels[row];
        }

        return count;
    }

    public override CutPlace Best(ReadOnlySpan<byte> order, int first, int last, ref double gain)
    {
        int[] left = _left;
        int[] all = Total;
        double[] weights = Weights;
        Array.Clear(left);
        (double squares, double total, double weight, int rows) = (0d, 0d, 0d, 0);
        CutPlace best = default;
        bool possible = false;
        for (int i = 0; i < last; i++)
        {
            foreach (int k in LabelsOf(order[i]))
            {
                double w = weights[k];
                squares += w * w * ((2 * left[k]) + 1);
                total += w * w * all[k];
                weight += w;
                left[k]++;
                rows++;
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
        double share = 0;
        double weight = 0;
        foreach (int label in LabelsOf(bin))
        {
            share += label == k ? Weights[k] : 0;
            weight += Weights[label];
        }

        return share / weight;
    }

    public override void Clear(ReadOnlySpan<byte> bins)
    {
        foreach (byte bin in bins)
        {
            _sizes[bin] = 0;
        }
    }

    private ReadOnlySpan<int> LabelsOf(byte bin) => _sorted.AsSpan(_ends[bin] - _sizes[bin], _sizes[bin]);
}
