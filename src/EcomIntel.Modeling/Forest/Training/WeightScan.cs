namespace EcomIntel.Modeling;

/// <summary>For rows with weights of their own: weights by bin and class, and rows by bin.</summary>
internal sealed class WeightScan : CutScan
{
    private const int BinCount = 256;

    private readonly int _classes;
    private readonly double[] _histogram;
    private readonly int[] _rows = new int[BinCount];
    private readonly double[] _left;
    private readonly double[] _total;
    private double[] _weights = [];

    public WeightScan(ForestTable table)
        : base(table)
    {
        _classes = table.ClassCount;
        _histogram = new double[BinCount * _classes];
        _left = new double[_classes];
        _total = new double[_classes];
    }

    /// <summary>Turns to a node.</summary>
    /// <param name="total">Its weight by class.</param>
    /// <param name="weights">The weight of each row of the tree.</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="leafRows">The least number of rows on each side.</param>
    public void Begin(ReadOnlySpan<double> total, double[] weights, int rows, int leafRows)
    {
        total.CopyTo(_total);
        _weights = weights;
        Begin(_total, rows, leafRows);
    }

    public override int Count(byte[] column, int binCount, int[] labels, ReadOnlySpan<int> rows, Span<byte> bins)
    {
        foreach (int row in rows)
        {
            int bin = column[row];
            _histogram[(bin * _classes) + labels[row]] += _weights[row];
            _rows[bin]++;
        }

        int count = 0;
        for (int bin = 0; bin < BinCount; bin++)
        {
            if (_rows[bin] > 0)
            {
                bins[count++] = (byte)bin;
            }
        }

        return count;
    }

    public override CutPlace Best(ReadOnlySpan<byte> order, int first, int last, ref double gain)
    {
        Array.Clear(_left);
        int rows = 0;
        CutPlace best = default;
        bool possible = false;
        for (int i = 0; i < last; i++)
        {
            ReadOnlySpan<double> bin = _histogram.AsSpan(order[i] * _classes, _classes);
            rows += _rows[order[i]];
            (double squares, double total, double weight) = (0, 0, 0);
            for (int k = 0; k < bin.Length; k++)
            {
                _left[k] += bin[k];
                squares += _left[k] * _left[k];
                total += _left[k] * _total[k];
                weight += _left[k];
            }

            // A side of rows too light to be seen beside the others cannot be judged.
            if (i + 1 < first || !Allowed(rows) || TotalWeight - weight <= 0)
            {
                continue;
            }

            possible = true;
            double better = Gain(squares, weight, total);
            if (better > gain)
            {
                gain = better;
                best = new CutPlace(i + 1, rows, true) { LeftWeight = weight };
            }
        }

        return best with { Possible = possible };
    }

    public override bool IsMostLeft(CutPlace place) => place.LeftWeight * 2 >= TotalWeight;

    public override double Share(byte bin, int k)
    {
        double weight = 0;
        foreach (double sum in _histogram.AsSpan(bin * _classes, _classes))
        {
            weight += sum;
        }

        return _histogram[(bin * _classes) + k] / weight;
    }

    public override void Clear(ReadOnlySpan<byte> bins)
    {
        foreach (byte bin in bins)
        {
            _histogram.AsSpan(bin * _classes, _classes).Clear();
            _rows[bin] = 0;
        }
    }
}
