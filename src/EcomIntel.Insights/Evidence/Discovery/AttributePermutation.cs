using System.Numerics;

namespace EcomIntel.Insights;

/// <summary>
/// Whether an attribute of units (customers, products) has to do with what they hold: it is shuffled over the units, who keep their rows together. The statistic is the sum over groups and
/// outcomes of (what the group holds beyond its units' number of rows)² ÷ its variance.
/// </summary>
internal sealed class AttributePermutation
{
    // Ties of the same numbers summed in another order count as ties.
    private const double Rounding = 1e-9;

    private readonly double[] _residuals;
    private readonly double[] _variances;
    private readonly double[] _sizes;
    private readonly byte[] _groups;
    private readonly int _width;

    private AttributePermutation(int units, int outcomes, int[] groups, int groupCount)
    {
        // Each unit's outcomes fill whole vectors, so that adding them to a group's takes no loop of single numbers.
        _width = (outcomes + Vector<double>.Count - 1) / Vector<double>.Count * Vector<double>.Count;
        _residuals = new double[units * _width];
        _variances = new double[outcomes];
        _sizes = new double[groupCount];
        _groups = new byte[units];
        for (int unit = 0; unit < units; unit++)
        {
            _groups[unit] = checked((byte)groups[unit]);
            _sizes[groups[unit]]++;
        }
    }

    /// <summary>The p-value with (1 + k) ÷ (1 + draws). <paramref name="groups"/> names each customer's group by the position in <paramref name="counts"/>.</summary>
    public static double PValue(CustomerCounts counts, int[] groups, int groupCount, int draws, long seed, InsightContext context)
    {
        AttributePermutation permutation = new(groups.Length, counts.Levels, groups, groupCount);
        for (int customer = 0; customer < groups.Length; customer++)
        {
            ReadOnlySpan<int> own = counts.Of(customer);
            for (int outcome = 0; outcome < own.Length; outcome++)
            {
                permutation.Set(customer, outcome, own[outcome] - (counts.Sizes[customer] * counts.Totals[outcome] / counts.Total));
            }
        }

        return permutation.Draw("buyers", draws, seed, context);
    }

    /// <summary>The same for one number of each unit.</summary>
    public static double PValue(ReadOnlySpan<double> values, int[] groups, int groupCount, int draws, long seed, InsightContext context)
    {
        double mean = 0;
        foreach (double value in values)
        {
            mean += value / values.Length;
        }

        AttributePermutation permutation = new(groups.Length, outcomes: 1, groups, groupCount);
        for (int unit = 0; unit < groups.Length; unit++)
        {
            permutation.Set(unit, 0, values[unit] - mean);
        }

        return permutation.Draw("units", draws, seed, context);
    }

    private void Set(int unit, int outcome, double residual)
    {
        _residuals[(unit * _width) + outcome] = residual;
        _variances[outcome] += residual * residual / _groups.Length;
    }

    private double Draw(string stream, int draws, long seed, InsightContext context)
    {
        double observed = Statistic(_groups, new double[2 * _sizes.Length * _width]);
        int extremes = 0;
        Parallel.For(
            0,
            draws,
            new ParallelOptions { MaxDegreeOfParallelism = context.MaxDegreeOfParallelism, CancellationToken = context.CancellationToken },
            () => (Shuffled: new byte[_groups.Length], Sums: new double[2 * _sizes.Length * _width], Extremes: 0),
            (draw, _, own) =>
            {
                _groups.CopyTo(own.Shuffled, 0);
                SeededRandom random = SeededRandom.For(seed, stream, draw);
                random.Shuffle(own.Shuffled.AsSpan());
                Array.Clear(own.Sums);
                return own with { Extremes = own.Extremes + (Statistic(own.Shuffled, own.Sums) >= observed * (1 - Rounding) ? 1 : 0) };
            },
            own => Interlocked.Add(ref extremes, own.Extremes));
        return PValues.Permutation(extremes, draws);
    }

    /// <summary>Even units are summed in the first half of <paramref name="sums"/> and odd ones in the second, so that two of one group need not wait for each other.</summary>
    private double Statistic(ReadOnlySpan<byte> groups, double[] sums)
    {
        int half = sums.Length / 2;
        for (int unit = 0; unit < groups.Length; unit++)
        {
            int to = ((unit & 1) * half) + (groups[unit] * _width);
            int from = unit * _width;
            for (int lane = 0; lane < _width; lane += Vector<double>.Count)
            {
                (new Vector<double>(sums, to + lane) + new Vector<double>(_residuals, from + lane)).CopyTo(sums, to + lane);
            }
        }

        double statistic = 0;
        for (int group = 0; group < _sizes.Length; group++)
        {
            for (int outcome = 0; outcome < _variances.Length; outcome++)
            {
                double sum = sums[(group * _width) + outcome] + sums[half + (group * _width) + outcome];
                double variance = _sizes[group] * _variances[outcome];
                statistic += variance > 0 ? sum * sum / variance : 0;
            }
        }

        return statistic;
    }
}
