namespace EcomIntel.Modeling;

/// <summary>
/// How one column of the trees is made of the data's fields, and how its values fall into bins: 0 to 254 for values, <see cref="Missing"/> for none. A column is
/// a number, a category, or the flags of one category that came one-hot: neighbouring fields of which at most one is set. Immutable.
/// </summary>
internal sealed class ColumnBins
{
    public const byte Missing = 255;

    // A flag is 0 or 1; the middle is where a tree would have cut it.
    private const float Set = 0.5f;

    private readonly float[] _edges;
    private readonly byte[] _levels;

    private ColumnBins(int field, int flagCount, float[] edges, byte[] levels)
    {
        Field = field;
        FlagCount = flagCount;
        _edges = edges;
        _levels = levels;
    }

    /// <summary>The first field.</summary>
    public int Field { get; }

    /// <summary>The number of fields that are flags of one category; 0 for a number and for a category.</summary>
    public int FlagCount { get; }

    /// <summary>The bin of each level of a category; empty for others.</summary>
    public ReadOnlySpan<byte> Levels => _levels;

    /// <summary>Whether its bins are a set rather than an order.</summary>
    public bool IsCategorical => _levels.Length > 0 || FlagCount > 0;

    /// <summary>The number of bins besides that of missing values.</summary>
    public int Count => FlagCount > 0 ? FlagCount + 1 : _levels.Length > 0 ? LevelBins(_levels) : _edges.Length + 1;

    public static ColumnBins OfNumber(int field, float[] edges) => new(field, 0, edges, []);

    public static ColumnBins OfCategory(int field, byte[] levels) => new(field, 0, [], levels);

    /// <summary>Bin i is the flag i, the last bin that none is set.</summary>
    public static ColumnBins OfFlags(int field, int count) => new(field, count, [], []);

    /// <summary>The largest value of a number's bin: a value is in the first bin whose edge is not below it.</summary>
    public float UpperEdge(int bin) => bin < _edges.Length ? _edges[bin] : float.PositiveInfinity;

    /// <summary>The bin of one row.</summary>
    /// <param name="row">The row's fields.</param>
    public byte BinOf(ReadOnlySpan<float> row)
    {
        if (FlagCount > 0)
        {
            return BinOfFlags(row.Slice(Field, FlagCount));
        }

        float value = row[Field];
        return _levels.Length > 0 ? BinOfLevel(_levels, value) : float.IsNaN(value) ? Missing : (byte)EdgeCount.Below(_edges, value);
    }

    /// <summary>The bins of many values of a number or a category.</summary>
    public void BinsOf(ReadOnlySpan<float> values, Span<byte> bins)
    {
        if (_levels.Length == 0)
        {
            EdgeCount.Below(_edges, values, Missing, bins);
            return;
        }

        for (int i = 0; i < values.Length; i++)
        {
            bins[i] = BinOfLevel(_levels, values[i]);
        }
    }

    /// <summary>Takes one more flag of a category into account; the bins begin as <see cref="NoFlag"/>, and flags are taken from the first to the last.</summary>
    public void AddFlag(int flag, ReadOnlySpan<float> values, Span<byte> bins)
    {
        byte none = NoFlag;
        for (int i = 0; i < values.Length; i++)
        {
            byte bin = bins[i];
            byte better = values[i] > Set && (bin == none || bin == Missing) ? (byte)flag : bin;
            bins[i] = float.IsNaN(values[i]) && bin == none ? Missing : better;
        }
    }

    /// <summary>The bin where no flag is set.</summary>
    public byte NoFlag => (byte)FlagCount;

    /// <summary>The bin of a category's code. A code that is missing, not whole or out of range, or whose level was never trained on, is missing.</summary>
    public static byte BinOfLevel(ReadOnlySpan<byte> levels, float code)
    {
        int level = (int)code;
        return level == code && (uint)level < (uint)levels.Length ? levels[level] : Missing;
    }

    /// <summary>The first flag that is set; without any, missing where one is missing.</summary>
    private byte BinOfFlags(ReadOnlySpan<float> flags)
    {
        byte bin = NoFlag;
        for (int flag = 0; flag < flags.Length; flag++)
        {
            if (flags[flag] > Set)
            {
                return (byte)flag;
            }

            bin = float.IsNaN(flags[flag]) ? Missing : bin;
        }

        return bin;
    }

    private static int LevelBins(byte[] levels)
    {
        int count = 0;
        foreach (byte bin in levels)
        {
            count = bin != Missing && bin >= count ? bin + 1 : count;
        }

        return count;
    }
}
