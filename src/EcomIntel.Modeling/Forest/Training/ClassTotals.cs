using System.Runtime.InteropServices;

namespace EcomIntel.Modeling;

/// <summary>Rows, and weights where rows have their own, by class.</summary>
internal sealed class ClassTotals(ForestTable table, GrowthLimits limits) : NodeTotals
{
    private readonly List<int> _counts = [];
    private readonly List<double> _weights = [];
    private readonly List<float> _probabilities = [];
    private readonly double[] _shares = new double[table.ClassCount];

    public override ReadOnlySpan<float> Values => CollectionsMarshal.AsSpan(_probabilities);

    private int Classes => _shares.Length;

    private bool HasRowWeights => table.RowWeights.Length > 0;

    public override void Start(TreeRows data)
    {
        Span<int> counts = Add(1);
        Count(data, data.Rows, counts);
        Weigh(data, data.Rows);
        AddProbabilities(0);
    }

    public override void Split(TreeRows data, int node, ReadOnlySpan<int> left, ReadOnlySpan<int> right)
    {
        int child = _counts.Count / Classes;
        Span<int> both = Add(2);

        // The rows of the smaller side are counted, those of the other are what is left.
        bool countLeft = left.Length <= right.Length;
        Span<int> counted = countLeft ? both[..Classes] : both[Classes..];
        Span<int> other = countLeft ? both[Classes..] : both[..Classes];
        Count(data, countLeft ? left : right, counted);
        ReadOnlySpan<int> all = CountsOf(node);
        for (int k = 0; k < all.Length; k++)
        {
            other[k] = all[k] - counted[k];
        }

        Weigh(data, left);
        Weigh(data, right);
        AddProbabilities(child);
        AddProbabilities(child + 1);
    }

    public override bool IsPure(int node)
    {
        ReadOnlySpan<int> counts = CountsOf(node);
        return counts.Length - counts.Count(0) < 2;
    }

    public override double Begin(SplitFinder finder, TreeRows data, int node, int rows, int leafRows) => HasRowWeights
        ? finder.Begin(WeightsOf(node), data.Weights, rows, leafRows)
        : finder.Begin(CountsOf(node), rows, leafRows);

    public override void AddLeaf(LeafLists leaves, int node)
    {
        leaves.Counts.AddRange(CountsOf(node));
        leaves.Weights.AddRange(WeightsOf(node));
        leaves.Count++;
    }

    private ReadOnlySpan<int> CountsOf(int node) => CollectionsMarshal.AsSpan(_counts).Slice(node * Classes, Classes);

    private ReadOnlySpan<double> WeightsOf(int node) => HasRowWeights ? CollectionsMarshal.AsSpan(_weights).Slice(node * Classes, Classes) : [];

    private Span<int> Add(int nodes)
    {
        CollectionsMarshal.SetCount(_counts, _counts.Count + (nodes * Classes));
        Span<int> added = CollectionsMarshal.AsSpan(_counts)[^(nodes * Classes)..];
        added.Clear();
        return added;
    }

    private static void Count(TreeRows data, ReadOnlySpan<int> rows, Span<int> counts)
    {
        int[] labels = data.Labels;
        foreach (int row in rows)
        {
            counts[labels[row]]++;
        }
    }

    /// <summary>Adds up weights of both sides, since what is left of a difference of sums is not exact.</summary>
    private void Weigh(TreeRows data, ReadOnlySpan<int> rows)
    {
        if (!HasRowWeights)
        {
            return;
        }

        CollectionsMarshal.SetCount(_weights, _weights.Count + Classes);
        Span<double> sums = CollectionsMarshal.AsSpan(_weights)[^Classes..];
        sums.Clear();
        foreach (int row in rows)
        {
            sums[data.Labels[row]] += data.Weights[row];
        }
    }

    private void AddProbabilities(int node)
    {
        if (HasRowWeights)
        {
            LeafProbabilities.Compute(WeightsOf(node), table.Priors, limits.Smoothing, _shares);
        }
        else
        {
            LeafProbabilities.Compute(CountsOf(node), table.ClassWeights, table.Priors, limits.Smoothing, _shares);
        }

        foreach (double share in _shares)
        {
            _probabilities.Add((float)share);
        }
    }
}
