using System.Runtime.Intrinsics;

namespace EcomIntel.Modeling;

/// <summary>For rows with amounts: their sums and numbers by bin, side by side in one vector. The best cut lowers squared error most.</summary>
internal sealed class SumScan(ForestTable table) : CutScan(table)
{
    private const int BinCount = 256;

    private readonly Vector128<double>[] _histogram = new Vector128<double>[BinCount];
    private double[] _amounts = [];
    private double _sum;
    private double _parent;

    /// <summary>Turns to a node.</summary>
    /// <param name="sum">The sum of its amounts.</param>
    /// <param name="amounts">The amount of each row of the tree.</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="leafRows">The least number of rows on each side.</param>
    public void Begin(double sum, double[] amounts, int rows, int leafRows)
    {
        Begin(rows, leafRows);
        (_sum, _amounts, _parent) = (sum, amounts, sum * sum / rows);
    }

    public override int Count(byte[] column, int binCount, int[] labels, ReadOnlySpan<int> rows, Span<byte> bins)
    {
        Vector128<double>[] histogram = _histogram;
        double[] amounts = _amounts;
        foreach (int row in rows)
        {
            histogram[column[row]] += Vector128.Create(amounts[row], 1);
        }

        if (rows.Length < OccupiedBins.FewRows)
        {
            return OccupiedBins.Of(column, rows, bins);
        }

        int count = 0;
        for (int bin = 0; bin < BinCount; bin++)
        {
            if ((bin < binCount || bin == ColumnBins.Missing) && histogram[bin].GetElement(1) > 0)
            {
                bins[count++] = (byte)bin;
            }
        }

        return count;
    }

    public override CutPlace Best(ReadOnlySpan<byte> order, int first, int last, ref double gain)
    {
        Vector128<double> left = default;
        CutPlace best = default;
        bool possible = false;
        for (int i = 0; i < last; i++)
        {
            left += _histogram[order[i]];
            int rows = (int)left.GetElement(1);
            if (i + 1 < first || !Allowed(rows))
            {
                continue;
            }

            possible = true;
            double sum = left.GetElement(0);
            double better = (sum * sum / rows) + ((_sum - sum) * (_sum - sum) / (NodeRows - rows)) - _parent;
            if (better > gain)
            {
                gain = better;
                best = new CutPlace(i + 1, rows, true);
            }
        }

        return best with { Possible = possible };
    }

    /// <summary>The mean amount: in its order the best of all sets is a cut (Fisher, 1958).</summary>
    public override double Share(byte bin, int k) => _histogram[bin].GetElement(0) / _histogram[bin].GetElement(1);

    public override void Clear(ReadOnlySpan<byte> bins)
    {
        foreach (byte bin in bins)
        {
            _histogram[bin] = default;
        }
    }
}
