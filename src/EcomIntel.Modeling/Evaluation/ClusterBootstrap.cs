namespace EcomIntel.Modeling;

/// <summary>
/// The interval of a mean over rows when rows of a customer belong together: customers are drawn with replacement, 1,000 times, and the 2.5% and 97.5%
/// quantiles of the means taken (percentile bootstrap over clusters; Davison and Hinkley, 1997, section 3.8). Same input, same interval, on any number of threads.
/// </summary>
internal sealed class ClusterBootstrap
{
    private const int Replicates = 1_000;
    private const long Seed = 0;

    private readonly int[] _clusterOfRow;
    private readonly int _clusters;

    /// <summary>Takes the groups of the rows, −1 for a row on its own.</summary>
    public ClusterBootstrap(ReadOnlySpan<int> groups)
    {
        _clusterOfRow = new int[groups.Length];
        Dictionary<int, int> seen = [];
        for (int i = 0; i < groups.Length; i++)
        {
            if (groups[i] < 0)
            {
                _clusterOfRow[i] = _clusters++;
            }
            else if (seen.TryGetValue(groups[i], out int cluster))
            {
                _clusterOfRow[i] = cluster;
            }
            else
            {
                seen.Add(groups[i], _clusters);
                _clusterOfRow[i] = _clusters++;
            }
        }
    }

    public int Count => _clusters;

    public int ClusterOf(int row) => _clusterOfRow[row];

    /// <summary>The intervals of statistics of any kind. Draws that they are not defined for (NaN) are left out.</summary>
    /// <param name="count">How many statistics.</param>
    /// <param name="measure">Computes them when each cluster counts so many times; called from several threads.</param>
    public Estimate[] Measure(int count, DrawMeasure measure)
    {
        int[] once = new int[_clusters];
        Array.Fill(once, 1);
        double[] values = new double[count];
        measure(once, values);
        double[][] draws = new double[Replicates][];
        Parallel.For(
            0,
            _clusters < 2 ? 0 : Replicates,
            () => new int[_clusters],
            (replicate, _, times) =>
            {
                Draw(times, replicate);
                draws[replicate] = new double[count];
                measure(times, draws[replicate]);
                return times;
            },
            _ => { });
        return [.. values.Select((value, statistic) => _clusters < 2
            ? new Estimate(value, double.NegativeInfinity, double.PositiveInfinity)
            : Interval(value, [.. draws.Select(draw => draw[statistic]).Where(drawn => !double.IsNaN(drawn)).Order()]))];
    }

    public Estimate Mean(ReadOnlySpan<double> values)
    {
        double[] sums = new double[_clusters];
        int[] counts = new int[_clusters];
        double total = 0;
        for (int i = 0; i < values.Length; i++)
        {
            sums[_clusterOfRow[i]] += values[i];
            counts[_clusterOfRow[i]]++;
            total += values[i];
        }

        double mean = total / values.Length;
        if (_clusters < 2)
        {
            return new Estimate(mean, double.NegativeInfinity, double.PositiveInfinity);
        }

        double[] means = new double[Replicates];
        Parallel.For(0, Replicates, replicate => means[replicate] = Draw(sums, counts, replicate));
        Array.Sort(means);
        return Interval(mean, means);
    }

    private static Estimate Interval(double value, double[] sorted) => sorted.Length == 0
        ? new Estimate(value, double.NegativeInfinity, double.PositiveInfinity)
        : new Estimate(value, Quantile(sorted, 0.025), Quantile(sorted, 0.975));

    private static void Draw(int[] times, int replicate)
    {
        SeededRandom random = SeededRandom.For(Seed, "evaluation.bootstrap", replicate);
        Array.Clear(times);
        for (int i = 0; i < times.Length; i++)
        {
            times[random.NextInt32(times.Length)]++;
        }
    }

    private static double Draw(double[] sums, int[] counts, int replicate)
    {
        SeededRandom random = SeededRandom.For(Seed, "evaluation.bootstrap", replicate);
        double sum = 0;
        long count = 0;
        for (int i = 0; i < sums.Length; i++)
        {
            int cluster = random.NextInt32(sums.Length);
            sum += sums[cluster];
            count += counts[cluster];
        }

        return sum / count;
    }

    private static double Quantile(double[] sorted, double probability)
    {
        double position = probability * (sorted.Length - 1);
        int below = (int)position;
        double part = position - below;
        return (sorted[below] * (1 - part)) + (sorted[Math.Min(below + 1, sorted.Length - 1)] * part);
    }
}
