namespace EcomIntel.Modeling;

/// <summary>
/// What exchanges its values (rows or customers), and among which others: units are numbered so that those of a block, within which values are exchanged, are
/// neighbours. A row without a customer (group −1) is a customer of one row.
/// </summary>
internal sealed class ExchangeUnits
{
    private readonly int[] _rows;
    private readonly int[] _starts;
    private readonly int[] _blocks;

    private ExchangeUnits(int[] rows, int[] starts, int[] blocks)
    {
        _rows = rows;
        _starts = starts;
        _blocks = blocks;
    }

    public int Count => _starts.Length - 1;

    public int BlockCount => _blocks.Length - 1;

    public static PermutationScope Resolve(PermutationScope asked, FeatureField field, ReadOnlySpan<int> groups) => asked switch
    {
        PermutationScope.Automatic when !groups.ContainsAnyInRange(0, int.MaxValue) => PermutationScope.Rows,
        PermutationScope.Automatic when field.KnownFrom == Known.Customer => PermutationScope.Customers,
        PermutationScope.Automatic => PermutationScope.WithinCustomers,
        _ => asked,
    };

    public static ExchangeUnits For(PermutationScope scope, int[] groups)
    {
        int[] rows = [.. Enumerable.Range(0, groups.Length).OrderBy(row => groups[row])];
        int[] each = [.. Enumerable.Range(0, groups.Length + 1)];
        int[] customers = [.. each[..^1].Where(i => i == 0 || groups[rows[i]] < 0 || groups[rows[i]] != groups[rows[i - 1]]), groups.Length];
        return scope switch
        {
            PermutationScope.Customers => new ExchangeUnits(rows, customers, [0, customers.Length - 1]),
            PermutationScope.WithinCustomers => new ExchangeUnits(rows, each, customers),
            _ => new ExchangeUnits(rows, each, [0, groups.Length]),
        };
    }

    /// <summary>The rows of a unit; it gives the value of the first.</summary>
    public ReadOnlySpan<int> RowsOf(int unit) => _rows.AsSpan(_starts[unit].._starts[unit + 1]);

    /// <summary>The units of a block.</summary>
    public Range UnitsOf(int block) => _blocks[block].._blocks[block + 1];

    /// <summary>Exchanges values, one for each unit, within blocks.</summary>
    public void Shuffle(Span<int> values, ref SeededRandom random)
    {
        for (int block = 0; block < BlockCount; block++)
        {
            random.Shuffle(values[UnitsOf(block)]);
        }
    }
}
