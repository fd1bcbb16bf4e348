using System.Runtime.InteropServices;

namespace EcomIntel.Modeling;

/// <summary>Rows, sums and squares of amounts. Both children are added up, since what is left of a difference of sums is not exact.</summary>
internal sealed class AmountTotals(GrowthLimits limits) : NodeTotals
{
    // Amounts this close, beside their size, are equal but for rounding.
    private const double Rounding = 1e-12;

    private readonly List<int> _rows = [];
    private readonly List<double> _sums = [];
    private readonly List<double> _squares = [];
    private readonly List<float> _values = [];

    public override ReadOnlySpan<float> Values => CollectionsMarshal.AsSpan(_values);

    public override void Start(TreeRows data) => Add(data.Amounts, data.Rows);

    public override void Split(TreeRows data, int node, ReadOnlySpan<int> left, ReadOnlySpan<int> right)
    {
        Add(data.Amounts, left);
        Add(data.Amounts, right);
    }

    public override bool IsPure(int node) => _squares[node] - (_sums[node] * _sums[node] / _rows[node]) <= Rounding * _squares[node];

    public override double Begin(SplitFinder finder, TreeRows data, int node, int rows, int leafRows)
    {
        finder.Begin(_sums[node], data.Amounts, rows, leafRows);
        return _squares[node];
    }

    public override void AddLeaf(LeafLists leaves, int node)
    {
        leaves.Counts.Add(_rows[node]);
        leaves.Amounts.Add(_values[node]);
        leaves.Count++;
    }

    private void Add(double[] amounts, ReadOnlySpan<int> rows)
    {
        (double sum, double squares) = (0, 0);
        foreach (int row in rows)
        {
            double amount = amounts[row];
            sum += amount;
            squares += amount * amount;
        }

        _rows.Add(rows.Length);
        _sums.Add(sum);
        _squares.Add(squares);

        // Amounts are deviations from their mean, so rows of the mean add nothing. A tree that drew no row knows only the mean.
        double weight = rows.Length + limits.Smoothing;
        _values.Add(weight > 0 ? (float)(sum / weight) : 0);
    }
}
