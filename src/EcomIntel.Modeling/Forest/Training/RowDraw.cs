namespace EcomIntel.Modeling;

/// <summary>
/// Which customers, or rows on their own, each tree draws: computed when asked and never stored. Neighbours share a hash of 64 bits, 16 for each,
/// so a share is exact to 1/65,536.
/// </summary>
internal sealed class RowDraw
{
    // P(X ≤ k) of a Poisson variable of mean 1 in 65,536ths.
    private static readonly ushort[] Poisson = BuildPoisson();

    private const int SharesPerHash = 4;
    private const int ShareBits = 16;

    private readonly ulong[] _keys;
    private readonly int[] _groups;
    private readonly RowDrawing _drawing;
    private readonly uint _threshold;

    public RowDraw(long seed, int trees, RowDrawing drawing, double share, int[] groups)
    {
        _drawing = drawing;
        _groups = groups;
        _threshold = (uint)Math.Clamp(Math.Round(share * (1 << ShareBits)), 1, 1 << ShareBits);
        _keys = new ulong[trees];
        for (int tree = 0; tree < trees; tree++)
        {
            _keys[tree] = SeededRandom.For(seed, "forest.rows", tree).NextUInt64();
        }
    }

    /// <summary>How often a tree draws a row; 0 is out of bag.</summary>
    public int Times(int tree, int row)
    {
        ulong unit = _groups.Length > 0 && _groups[row] >= 0 ? (ulong)_groups[row] : (ulong)row;
        ulong kind = _groups.Length > 0 && _groups[row] >= 0 ? 1UL : 0;
        ulong hash = CounterHash.Mix(_keys[tree], (unit / SharesPerHash * 2) + kind);
        return Times((uint)(hash >> (int)(unit % SharesPerHash * ShareBits)) & ushort.MaxValue);
    }

    /// <summary>The positions of a tree's rows, repeated as often as drawn, ascending.</summary>
    public int[] Rows(int tree, int rowCount)
    {
        int[] rows = new int[64];
        int next = 0;
        for (int row = 0; row < rowCount; row += SharesPerHash)
        {
            if (next + (SharesPerHash * Poisson.Length) > rows.Length)
            {
                Array.Resize(ref rows, Math.Max(rows.Length * 2, (int)((double)next / row * rowCount * 1.05)));
            }

            if (_groups.Length > 0 || row + SharesPerHash > rowCount)
            {
                for (int one = row; one < Math.Min(rowCount, row + SharesPerHash); one++)
                {
                    next = Add(rows, next, one, Times(tree, one));
                }

                continue;
            }

            ulong hash = CounterHash.Mix(_keys[tree], (ulong)row / SharesPerHash * 2);
            for (int one = row; one < row + SharesPerHash; one++, hash >>= ShareBits)
            {
                uint u = (uint)hash & ushort.MaxValue;
                if (_drawing == RowDrawing.Subsample)
                {
                    // Without a branch, which would be guessed wrong half of the time.
                    rows[next] = one;
                    next += (int)((u - _threshold) >> 31);
                }
                else
                {
                    next = Add(rows, next, one, Times(u));
                }
            }
        }

        Array.Resize(ref rows, next);
        return rows;
    }

    private static int Add(int[] rows, int next, int row, int times)
    {
        rows.AsSpan(next, times).Fill(row);
        return next + times;
    }

    private int Times(uint u)
    {
        if (_drawing == RowDrawing.Subsample)
        {
            return u < _threshold ? 1 : 0;
        }

        int times = 0;
        while (times < Poisson.Length && u >= Poisson[times])
        {
            times++;
        }

        return times;
    }

    private static ushort[] BuildPoisson()
    {
        List<ushort> cumulative = [];
        double term = Math.Exp(-1);
        double sum = 0;
        for (int k = 0; sum < 1 - 1e-5; k++)
        {
            sum += term;
            cumulative.Add((ushort)Math.Min(ushort.MaxValue, Math.Round(sum * (1 << ShareBits))));
            term /= k + 1;
        }

        return [.. cumulative];
    }
}
