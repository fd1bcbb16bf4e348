using System.Buffers;
using System.Runtime.Intrinsics;

namespace EcomIntel.Modeling;

/// <summary>
/// Walks all leaves of all trees for one row. On the way to a leaf each column on the path lets the row through (1) or not (0), and of the training rows a share.
/// With some columns known, the leaf counts by the product of what its columns let through, known ones by the row and others by the share; and the Shapley value of a
/// column in such a product game is, by the multilinear extension (Owen, 1972), (own − share) × ∫ of the product over the other columns of share + (own − share)·t for t from
/// 0 to 1. That is a polynomial, so a few points give it exactly, and since every factor is positive nothing cancels, which subset by subset or by unwinding it would.
/// </summary>
internal ref struct ShapleyWalk
{
    private readonly ShapleyTrees _trees;
    private readonly Span<double> _contributions;
    private readonly ReadOnlySpan<float> _row;

    private readonly double[] _doubles;
    private readonly int[] _ints;
    private readonly byte[] _bytes;

    // By column: the share, whether the row gets through, how often the column is on the path, and the row's bin where it is a category.
    private readonly Span<double> _shares;
    private readonly Span<double> _own;
    private readonly Span<int> _uses;
    private readonly Span<byte> _bins;

    // By depth: what the column had above, the node, and the next side to go to.
    private readonly Span<double> _sharesAbove;
    private readonly Span<double> _ownAbove;
    private readonly Span<int> _nodes;
    private readonly Span<byte> _sides;

    private readonly Span<double> _product;
    private readonly Span<int> _path;
    private int _pathLength;

    public ShapleyWalk(ShapleyTrees trees, ReadOnlySpan<float> row, Span<double> contributions)
    {
        _trees = trees;
        _row = row;
        _contributions = contributions;
        int columns = trees.Columns.Length;
        int depths = trees.MaxDepth + 1;
        _doubles = ArrayPool<double>.Shared.Rent((2 * columns) + (2 * depths) + QuadratureRule.MostPoints);
        _ints = ArrayPool<int>.Shared.Rent((2 * columns) + depths);
        _bytes = ArrayPool<byte>.Shared.Rent(columns + depths);
        _shares = _doubles.AsSpan(0, columns);
        _own = _doubles.AsSpan(columns, columns);
        _sharesAbove = _doubles.AsSpan(2 * columns, depths);
        _ownAbove = _doubles.AsSpan((2 * columns) + depths, depths);
        _product = _doubles.AsSpan(2 * (columns + depths), QuadratureRule.MostPoints);
        _uses = _ints.AsSpan(0, columns);
        _path = _ints.AsSpan(columns, columns);
        _nodes = _ints.AsSpan(2 * columns, depths);
        _bins = _bytes.AsSpan(0, columns);
        _sides = _bytes.AsSpan(columns, depths);
    }

    /// <summary>Adds up the contributions over all trees.</summary>
    public void Run()
    {
        ForestArrays arrays = _trees.Arrays;
        _uses.Clear();
        for (int column = 0; column < _bins.Length; column++)
        {
            _bins[column] = arrays.Bins[column].IsCategorical ? arrays.Bins[column].BinOf(_row) : (byte)0;
        }

        foreach (int root in arrays.Roots)
        {
            Walk(arrays, root);
        }

        foreach (ref double contribution in _contributions)
        {
            contribution /= arrays.Roots.Length;
        }
    }

    public readonly void Return()
    {
        ArrayPool<double>.Shared.Return(_doubles);
        ArrayPool<int>.Shared.Return(_ints);
        ArrayPool<byte>.Shared.Return(_bytes);
    }

    private void Walk(ForestArrays arrays, int root)
    {
        // A loop, because a file may hold a tree that is deeper than the stack.
        int depth = Enter(0, root);
        while (depth >= 0)
        {
            int node = _nodes[depth];
            int column = arrays.Columns[node];
            if (column < 0)
            {
                AddLeaf(_trees.Leaf(arrays.Next[node]));
                depth--;
                continue;
            }

            int side = _sides[depth]++;
            if (side == 0)
            {
                Push(column, depth);
            }
            else if (side > 1)
            {
                Pop(column, depth);
                depth--;
                continue;
            }

            int child = arrays.Next[node] + side;
            _shares[column] = _sharesAbove[depth] * _trees.Shares[child];
            _own[column] = GoesLeft(arrays, node, column) == (side == 0) ? _ownAbove[depth] : 0;
            if (_shares[column] > 0 || _own[column] > 0)
            {
                depth = Enter(depth + 1, child);
            }
        }
    }

    private readonly int Enter(int depth, int node)
    {
        _nodes[depth] = node;
        _sides[depth] = 0;
        return depth;
    }

    private void Push(int column, int depth)
    {
        if (_uses[column]++ == 0)
        {
            _path[_pathLength++] = column;
            (_shares[column], _own[column]) = (1, 1);
        }

        (_sharesAbove[depth], _ownAbove[depth]) = (_shares[column], _own[column]);
    }

    private void Pop(int column, int depth)
    {
        (_shares[column], _own[column]) = (_sharesAbove[depth], _ownAbove[depth]);
        if (--_uses[column] == 0)
        {
            _pathLength--;
        }
    }

    private readonly bool GoesLeft(ForestArrays arrays, int node, int column)
    {
        if (arrays.Bins[column].IsCategorical)
        {
            return arrays.Sets[arrays.Operands[node]].Contains(_bins[column]);
        }

        float value = _row[arrays.Bins[column].Field];
        return float.IsNaN(value) ? arrays.Operands[node] != 0 : value <= arrays.Cuts[node];
    }

    private readonly void AddLeaf(ReadOnlySpan<float> leaf)
    {
        ReadOnlySpan<int> path = _path[.._pathLength];
        QuadratureRule rule = QuadratureRule.ForFactors(path.Length - 1);
        Span<double> product = _product[..rule.Points.Length];
        rule.Weights.CopyTo(product);
        foreach (int column in path)
        {
            Vector256<double> share = Vector256.Create(_shares[column]);
            Vector256<double> slope = Vector256.Create(_own[column]) - share;
            for (int i = 0; i < product.Length; i += QuadratureRule.Lanes)
            {
                Vector256<double> factor = share + (slope * Vector256.Create(rule.Points[i..]));
                (Vector256.Create<double>(product[i..]) * factor).CopyTo(product[i..]);
            }
        }

        foreach (int column in path)
        {
            Vector256<double> share = Vector256.Create(_shares[column]);
            Vector256<double> slope = Vector256.Create(_own[column]) - share;
            Vector256<double> sum = default;
            for (int i = 0; i < product.Length; i += QuadratureRule.Lanes)
            {
                sum += Vector256.Create<double>(product[i..]) / (share + (slope * Vector256.Create(rule.Points[i..])));
            }

            double weight = (_own[column] - _shares[column]) * Vector256.Sum(sum);
            Span<double> contributions = _contributions.Slice(column * leaf.Length, leaf.Length);
            for (int k = 0; k < leaf.Length; k++)
            {
                contributions[k] += weight * leaf[k];
            }
        }
    }
}
