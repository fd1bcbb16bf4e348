using System.Numerics;

namespace EcomIntel.Insights;

/// <summary>A small symmetric or triangular matrix of covariances.</summary>
internal sealed class SquareMatrix(int size)
{
    // Below this share of its variance a direction is a sum of the others: shares add up to one, so there always is one.
    private const double Negligible = 1e-9;

    private readonly double[] _values = new double[size * size];

    public int Size => size;

    public double this[int row, int column]
    {
        get => _values[(row * size) + column];
        set => _values[(row * size) + column] = value;
    }

    public void Clear() => Array.Clear(_values);

    /// <summary>Adds weight × other.</summary>
    public void Add(SquareMatrix other, double weight) => AddScaled(_values, other._values, weight);

    /// <summary>Adds weight × vector × vectorᵀ.</summary>
    public void AddOuter(ReadOnlySpan<double> vector, double weight)
    {
        for (int i = 0; i < size; i++)
        {
            double left = weight * vector[i];
            if (left != 0)
            {
                AddScaled(_values.AsSpan(i * size, size), vector, left);
            }
        }
    }

    /// <summary>Adds weight × left ⊗ right, where this has the product of their sizes.</summary>
    public void AddProduct(SquareMatrix left, SquareMatrix right, double weight)
    {
        for (int i = 0; i < left.Size; i++)
        {
            for (int j = 0; j < left.Size; j++)
            {
                double scale = weight * left[i, j];
                for (int row = 0; row < right.Size; row++)
                {
                    AddScaled(_values.AsSpan((((i * right.Size) + row) * size) + (j * right.Size), right.Size), right._values.AsSpan(row * right.Size, right.Size), scale);
                }
            }
        }
    }

    /// <summary>vectorᵀ × this⁻¹ × vector over the directions that have any variance, and how many they are.</summary>
    public (double Value, int Rank) QuadraticForm(ReadOnlySpan<double> vector)
    {
        SquareMatrix factor = Correlation().CholeskyFactor();
        double[] solved = new double[size];
        double value = 0;
        int rank = 0;
        for (int i = 0; i < size; i++)
        {
            if (factor[i, i] == 0)
            {
                continue;
            }

            double rest = vector[i] / Math.Sqrt(this[i, i]);
            for (int j = 0; j < i; j++)
            {
                rest -= factor[i, j] * solved[j];
            }

            solved[i] = rest / factor[i, i];
            value += solved[i] * solved[i];
            rank++;
        }

        return (value, rank);
    }

    /// <summary>The correlations; rows without variance are zero.</summary>
    public SquareMatrix Correlation()
    {
        SquareMatrix correlation = new(size);
        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j < size; j++)
            {
                double scale = Math.Sqrt(this[i, i] * this[j, j]);
                correlation[i, j] = scale > 0 ? this[i, j] / scale : 0;
            }
        }

        return correlation;
    }

    /// <summary>The lower triangular L with L × Lᵀ = this, where this may be singular.</summary>
    public SquareMatrix CholeskyFactor()
    {
        SquareMatrix factor = new(size);
        for (int j = 0; j < size; j++)
        {
            double pivot = this[j, j] - Dot(factor, j, j, j);
            if (pivot <= Negligible)
            {
                continue;
            }

            factor[j, j] = Math.Sqrt(pivot);
            for (int i = j + 1; i < size; i++)
            {
                factor[i, j] = (this[i, j] - Dot(factor, i, j, j)) / factor[j, j];
            }
        }

        return factor;
    }

    private static void AddScaled(Span<double> target, ReadOnlySpan<double> values, double scale)
    {
        int i = 0;
        for (; i <= target.Length - Vector<double>.Count; i += Vector<double>.Count)
        {
            (new Vector<double>(target[i..]) + (new Vector<double>(values[i..]) * scale)).CopyTo(target[i..]);
        }

        for (; i < target.Length; i++)
        {
            target[i] += scale * values[i];
        }
    }

    private static double Dot(SquareMatrix factor, int left, int right, int length)
    {
        double sum = 0;
        for (int k = 0; k < length; k++)
        {
            sum += factor[left, k] * factor[right, k];
        }

        return sum;
    }
}
