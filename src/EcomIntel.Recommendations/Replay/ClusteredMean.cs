using EcomIntel.Modeling;
using MathNet.Numerics.Distributions;

namespace EcomIntel.Recommendations;

/// <summary>
/// The mean over lines with a 95% interval in which the lines of a customer count as one: the ratio of totals, linearised by customer, with t(customers − 1)
/// (Cochran, Sampling Techniques, 1977, section 6.3). Immutable; safe for any thread.
/// </summary>
internal sealed class ClusteredMean
{
    private readonly int[] _clusterOf;

    /// <summary>Takes the customer of each line, −1 for a line on its own.</summary>
    public ClusteredMean(IReadOnlyList<int> customers)
    {
        _clusterOf = new int[customers.Count];
        Dictionary<int, int> known = [];
        for (int i = 0; i < _clusterOf.Length; i++)
        {
            if (customers[i] < 0)
            {
                _clusterOf[i] = Clusters++;
            }
            else if (!known.TryGetValue(customers[i], out _clusterOf[i]))
            {
                known.Add(customers[i], Clusters);
                _clusterOf[i] = Clusters++;
            }
        }
    }

    /// <summary>The number of customers.</summary>
    public int Clusters { get; private set; }

    public Estimate Of(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double value in values)
        {
            sum += value;
        }

        double mean = sum / values.Length;
        if (Clusters < 2)
        {
            return new Estimate(mean, double.NegativeInfinity, double.PositiveInfinity);
        }

        double[] scores = new double[Clusters];
        for (int i = 0; i < values.Length; i++)
        {
            scores[_clusterOf[i]] += values[i] - mean;
        }

        double squares = 0;
        foreach (double score in scores)
        {
            squares += score * score;
        }

        double error = Math.Sqrt(squares * Clusters / (Clusters - 1)) / values.Length;
        double reach = error * StudentT.InvCDF(0, 1, Clusters - 1, 0.975);
        return new Estimate(mean, mean - reach, mean + reach);
    }
}
