namespace EcomIntel.Modeling;

/// <summary>How the values of one column fall into bins: 0 to 254 for values, <see cref="Missing"/> for none. Immutable.</summary>
internal sealed class ColumnBins
{
    public const byte Missing = 255;

    private readonly float[] _edges;
    private readonly byte[] _levels;

    private ColumnBins(float[] edges, byte[] levels)
    {
        _edges = edges;
        _levels = levels;
    }

    /// <summary>The bin of each level of a category; empty for a number.</summary>
    public ReadOnlySpan<byte> Levels => _levels;

    public bool IsCategorical => _levels.Length > 0;

    public static ColumnBins OfNumber(float[] edges) => new(edges, []);

    public static ColumnBins OfCategory(byte[] levels) => new([], levels);

    /// <summary>The largest value of a number's bin: a value is in the first bin whose edge is not below it.</summary>
    public float UpperEdge(int bin) => bin < _edges.Length ? _edges[bin] : float.PositiveInfinity;

    public byte BinOf(float value)
    {
        if (IsCategorical)
        {
            return BinOfLevel(_levels, value);
        }

        if (float.IsNaN(value))
        {
            return Missing;
        }

        int low = 0;
        int high = _edges.Length;
        while (low < high)
        {
            int middle = (low + high) >> 1;
            if (value <= _edges[middle])
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return (byte)low;
    }

    /// <summary>The bin of a category's code. A code that is missing, not whole or out of range, or whose level was never trained on, is missing.</summary>
    public static byte BinOfLevel(ReadOnlySpan<byte> levels, float code)
    {
        int level = (int)code;
        return level == code && (uint)level < (uint)levels.Length ? levels[level] : Missing;
    }
}
