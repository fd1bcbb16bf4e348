namespace EcomIntel.Modeling;

/// <summary>Which units each tree draws, computed when asked and never stored.</summary>
internal sealed class RowDraw
{
    // P(X ≤ k) of a Poisson variable of mean 1; the tail beyond is below 1e-9.
    private static readonly double[] Poisson = BuildPoisson(12);

    private readonly ulong[] _keys;
    private readonly RowDrawing _drawing;
    private readonly double _share;

    public RowDraw(long seed, int trees, RowDrawing drawing, double share)
    {
        _drawing = drawing;
        _share = share;
        _keys = new ulong[trees];
        for (int tree = 0; tree < trees; tree++)
        {
            _keys[tree] = SeededRandom.For(seed, "forest.rows", tree).NextUInt64();
        }
    }

    /// <summary>How often a tree draws a unit; 0 is out of bag.</summary>
    public int Times(int tree, ulong unit)
    {
        double u = CounterHash.Unit(_keys[tree], unit);
        if (_drawing == RowDrawing.Subsample)
        {
            return u < _share ? 1 : 0;
        }

        int times = 0;
        while (times < Poisson.Length && u >= Poisson[times])
        {
            times++;
        }

        return times;
    }

    /// <summary>The positions of a tree's rows, repeated as often as drawn, ascending.</summary>
    public int[] Rows(int tree, ReadOnlySpan<ulong> units)
    {
        int count = 0;
        foreach (ulong unit in units)
        {
            count += Times(tree, unit);
        }

        int[] rows = new int[count];
        int next = 0;
        for (int row = 0; row < units.Length; row++)
        {
            for (int times = Times(tree, units[row]); times > 0; times--)
            {
                rows[next++] = row;
            }
        }

        return rows;
    }

    private static double[] BuildPoisson(int terms)
    {
        double[] cumulative = new double[terms];
        double term = Math.Exp(-1);
        double sum = 0;
        for (int k = 0; k < terms; k++)
        {
            sum += term;
            cumulative[k] = sum;
            term /= k + 1;
        }

        return cumulative;
    }
}
