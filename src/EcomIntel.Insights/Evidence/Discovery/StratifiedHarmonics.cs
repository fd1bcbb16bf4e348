namespace EcomIntel.Insights;

/// <summary>
/// Whether what is bought follows a cycle of time, each customer compared only with himself: the generalised test of Cochran, Mantel and Haenszel (Landis, Heyman and Koch, 1978)
/// stratified by customer, with two harmonics of the cycle against the outcomes. The unit is the order, because its lines share their time.
/// </summary>
internal sealed class StratifiedHarmonics
{
    private const int Harmonics = 4;

    private readonly int _outcomes;
    private readonly int[] _times;
    private readonly int[] _counts;
    private readonly double[] _waves;
    private readonly double[] _sums;
    private readonly SquareMatrix _covariance;

    // Of one customer at a time, kept because there are many of them.
    private readonly double[] _shares;
    private readonly double[] _residual;
    private readonly double[] _wave = new double[Harmonics];
    private readonly double[] _means = new double[Harmonics];
    private readonly SquareMatrix _ownWaves = new(Harmonics);
    private readonly SquareMatrix _ownOutcomes;

    private StratifiedHarmonics(int[] times, int period, int[] counts, int outcomes)
    {
        _times = times;
        _counts = counts;
        _outcomes = outcomes;
        _waves = WavesOf(period);
        _sums = new double[Harmonics * outcomes];
        _covariance = new SquareMatrix(Harmonics * outcomes);
        _shares = new double[outcomes];
        _residual = new double[outcomes];
        _ownOutcomes = new SquareMatrix(outcomes);
    }

    /// <summary>
    /// The p-value. <paramref name="customers"/> and <paramref name="times"/> are of the orders, negative where not known; <paramref name="orders"/> and
    /// <paramref name="outcomes"/> of the rows.
    /// </summary>
    public static double PValue(int[] customers, int[] times, int period, ReadOnlySpan<int> orders, int[] outcomes, int outcomeCount)
    {
        int[] counts = new int[customers.Length * outcomeCount];
        for (int row = 0; row < orders.Length; row++)
        {
            if (outcomes[row] >= 0)
            {
                counts[(orders[row] * outcomeCount) + outcomes[row]]++;
            }
        }

        int[] known = new int[customers.Length];
        for (int order = 0; order < known.Length; order++)
        {
            known[order] = times[order] < 0 ? -1 : customers[order];
        }

        Buckets byCustomer = Buckets.Of(known);
        StratifiedHarmonics test = new(times, period, counts, outcomeCount);
        for (int customer = 0; customer < byCustomer.Count; customer++)
        {
            if (byCustomer[customer].Length > 1)
            {
                test.AddStratum(byCustomer[customer]);
            }
        }

        (double statistic, int rank) = test._covariance.QuadraticForm(test._sums);
        return rank == 0 ? 1 : PValues.ChiSquare(statistic, rank);
    }

    private static double[] WavesOf(int period)
    {
        double[] waves = new double[period * Harmonics];
        for (int time = 0; time < period; time++)
        {
            Span<double> wave = waves.AsSpan(time * Harmonics, Harmonics);
            double angle = 2 * Math.PI * time / period;
            (wave[1], wave[0]) = Math.SinCos(angle);
            (wave[3], wave[2]) = Math.SinCos(2 * angle);
        }

        return waves;
    }

    private ReadOnlySpan<double> WaveOf(int order) => _waves.AsSpan(_times[order] * Harmonics, Harmonics);

    private ReadOnlySpan<int> CountsOf(int order) => _counts.AsSpan(order * _outcomes, _outcomes);

    private void AddStratum(ReadOnlySpan<int> orders)
    {
        double total = Summarise(orders);
        if (total == 0)
        {
            return;
        }

        _ownWaves.Clear();
        _ownOutcomes.Clear();
        foreach (int order in orders)
        {
            ReadOnlySpan<int> own = CountsOf(order);
            double size = 0;
            foreach (int count in own)
            {
                size += count;
            }

            // What the order holds beyond the customer's own shares: its size is no part of it.
            for (int outcome = 0; outcome < own.Length; outcome++)
            {
                _residual[outcome] = own[outcome] - (size * _shares[outcome] / total);
            }

            ReadOnlySpan<double> wave = WaveOf(order);
            for (int i = 0; i < Harmonics; i++)
            {
                _wave[i] = wave[i] - _means[i];
                for (int outcome = 0; outcome < _residual.Length; outcome++)
                {
                    _sums[(i * _outcomes) + outcome] += _wave[i] * _residual[outcome];
                }
            }

            _ownWaves.AddOuter(_wave, 1);
            _ownOutcomes.AddOuter(_residual, 1);
        }

        _covariance.AddProduct(_ownWaves, _ownOutcomes, 1.0 / (orders.Length - 1));
    }

    /// <summary>What the customer bought in all, by outcome, and the mean wave of the orders.</summary>
    private double Summarise(ReadOnlySpan<int> orders)
    {
        Array.Clear(_shares);
        Array.Clear(_means);
        double total = 0;
        foreach (int order in orders)
        {
            ReadOnlySpan<double> wave = WaveOf(order);
            for (int i = 0; i < Harmonics; i++)
            {
                _means[i] += wave[i] / orders.Length;
            }

            ReadOnlySpan<int> own = CountsOf(order);
            for (int outcome = 0; outcome < own.Length; outcome++)
            {
                _shares[outcome] += own[outcome];
                total += own[outcome];
            }
        }

        return total;
    }
}
