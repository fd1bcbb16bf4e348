namespace EcomIntel.Insights;

/// <summary>
/// Whether what is bought follows a cycle of time, each customer compared only with himself: the generalised test of Cochran, Mantel and Haenszel (Landis, Heyman and Koch, 1978)
/// stratified by customer, with two harmonics of the cycle against the outcomes. The unit is the order, because its lines share their time.
/// </summary>
internal static class StratifiedHarmonics
{
    private const int Harmonics = 4;

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

        int[] sorted = [.. Enumerable.Range(0, customers.Length).Where(order => customers[order] >= 0 && times[order] >= 0)];
        Array.Sort([.. sorted.Select(order => customers[order])], sorted);
        int size = Harmonics * outcomeCount;
        double[] sums = new double[size];
        SquareMatrix covariance = new(size);
        for (int from = 0, to; from < sorted.Length; from = to)
        {
            for (to = from + 1; to < sorted.Length && customers[sorted[to]] == customers[sorted[from]]; to++)
            {
            }

            if (to - from > 1)
            {
                AddStratum(sorted.AsSpan(from..to), times, period, counts, outcomeCount, sums, covariance);
            }
        }

        (double statistic, int rank) = covariance.QuadraticForm(sums);
        return rank == 0 ? 1 : PValues.ChiSquare(statistic, rank);
    }

    private static void AddStratum(ReadOnlySpan<int> orders, int[] times, int period, int[] counts, int outcomeCount, double[] sums, SquareMatrix covariance)
    {
        double[] shares = new double[outcomeCount];
        double total = 0;
        double[] means = new double[Harmonics];
        Span<double> wave = stackalloc double[Harmonics];
        foreach (int order in orders)
        {
            Wave(times[order], period, wave);
            for (int i = 0; i < Harmonics; i++)
            {
                means[i] += wave[i] / orders.Length;
            }

            for (int outcome = 0; outcome < outcomeCount; outcome++)
            {
                shares[outcome] += counts[(order * outcomeCount) + outcome];
                total += counts[(order * outcomeCount) + outcome];
            }
        }

        if (total == 0)
        {
            return;
        }

        SquareMatrix waves = new(Harmonics);
        SquareMatrix outcomes = new(outcomeCount);
        double[] residual = new double[outcomeCount];
        foreach (int order in orders)
        {
            Wave(times[order], period, wave);
            double size = 0;
            for (int outcome = 0; outcome < outcomeCount; outcome++)
            {
                size += counts[(order * outcomeCount) + outcome];
            }

            // What the order holds beyond the customer's own shares: its size is no part of it.
            for (int outcome = 0; outcome < outcomeCount; outcome++)
            {
                residual[outcome] = counts[(order * outcomeCount) + outcome] - (size * shares[outcome] / total);
            }

            for (int i = 0; i < Harmonics; i++)
            {
                wave[i] -= means[i];
                for (int outcome = 0; outcome < outcomeCount; outcome++)
                {
                    sums[(i * outcomeCount) + outcome] += wave[i] * residual[outcome];
                }
            }

            waves.AddOuter(wave, 1);
            outcomes.AddOuter(residual, 1);
        }

        covariance.AddProduct(waves, outcomes, 1.0 / (orders.Length - 1));
    }

    private static void Wave(int time, int period, Span<double> wave)
    {
        double angle = 2 * Math.PI * time / period;
        (wave[1], wave[0]) = Math.SinCos(angle);
        (wave[3], wave[2]) = Math.SinCos(2 * angle);
    }
}
