namespace EcomIntel.Modeling;

/// <summary>For rows with amounts, the mean of the trees that did not draw them.</summary>
internal sealed class OutOfBagAmounts(double[] truths) : IOutOfBagVotes
{
    private readonly double[] _amounts = new double[truths.Length];
    private readonly int[] _voters = new int[truths.Length];

    public void Add(int start, ReadOnlySpan<int> nodes, ReadOnlySpan<float> nodeValues)
    {
        for (int i = 0; i < nodes.Length; i++)
        {
            if (nodes[i] >= 0)
            {
                _amounts[start + i] += nodeValues[nodes[i]];
                _voters[start + i]++;
            }
        }
    }

    public void Average(int start, int length)
    {
        for (int row = start; row < start + length; row++)
        {
            _amounts[row] /= Math.Max(1, _voters[row]);
        }
    }

    /// <summary>
    /// The mean of error² ÷ (2 · variance), and each row's; NaN where no row, or not this one, has a prediction. So far from the truth that is about what log-loss would say of a normal
    /// distribution, and the same differences matter.
    /// </summary>
    public (double Loss, float[] RowLosses) Losses()
    {
        double unit = 2 * Variance();
        float[] losses = new float[truths.Length];
        (double sum, int scored) = (0, 0);
        for (int row = 0; row < losses.Length; row++)
        {
            double error = _amounts[row] - truths[row];
            double loss = unit > 0 ? error * error / unit : 0;
            losses[row] = _voters[row] > 0 ? (float)loss : float.NaN;
            sum += _voters[row] > 0 ? loss : 0;
            scored += _voters[row] > 0 ? 1 : 0;
        }

        return (sum / scored, losses);
    }

    public RegressionOutOfBagScore Score()
    {
        (double squares, double amounts, double total, int scored) = (0, 0, 0, 0);
        for (int row = 0; row < truths.Length; row++)
        {
            if (_voters[row] > 0)
            {
                double error = _amounts[row] - truths[row];
                squares += error * error;
                amounts += truths[row];
                total += truths[row] * truths[row];
                scored++;
            }
        }

        double spread = total - (amounts * amounts / scored);
        return new RegressionOutOfBagScore(Math.Sqrt(squares / scored), spread > 1e-12 * total ? 1 - (squares / spread) : double.NaN, scored);
    }

    private double Variance()
    {
        (double sum, double squares) = (0, 0);
        foreach (double truth in truths)
        {
            sum += truth;
            squares += truth * truth;
        }

        double mean = sum / truths.Length;
        return Math.Max(0, (squares / truths.Length) - (mean * mean));
    }
}
