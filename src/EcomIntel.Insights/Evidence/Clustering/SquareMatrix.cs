namespace EcomIntel.Insights;

/// <summary>A small symmetric or triangular matrix of covariances.</summary>
internal sealed class SquareMatrix(int size)
{
    // Below this share of its variance a direction is a sum of the others: shares add up to one, so there always is one.
    private const double Negligible = 1e-12;

    private readonly double[] _values = new double[size * size];

    public int Size => size;

    public double this[int row, int column]
    {
        get => _values[(row * size) + column];
        set => _values[(row * size) + column] = value;
    }

    /// <summary>Adds weight × vector × vectorᵀ.</summary>
    public void AddOuter(ReadOnlySpan<double> vector, double weight)
    {
        for (int i = 0; i < size; i++)
        {
            double left = weight * vector[i];
            for (int j = 0; j < size; j++)
            {
                _values[(i * size) + j] += left * vector[j];
            }
        }
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
