namespace EcomIntel.Modeling;

/// <summary>The mean of the trees that did not draw a row, for each row.</summary>
internal sealed class OutOfBagPredictions : IOutOfBagVotes
{
    private readonly int _classes;
    private readonly int[] _labels;
    private readonly double[] _weights;
    private readonly double[] _probabilities;
    private readonly int[] _voters;

    /// <param name="classes">The number of classes.</param>
    /// <param name="labels">The rows' classes.</param>
    /// <param name="weights">What each row counts.</param>
    public OutOfBagPredictions(int classes, int[] labels, double[] weights)
    {
        _classes = classes;
        _labels = labels;
        _weights = weights;
        _probabilities = new double[labels.Length * _classes];
        _voters = new int[labels.Length];
    }

    public int RowCount => _labels.Length;

    public int ClassCount => _classes;

    public int VotersOf(int row) => _voters[row];

    public int LabelOf(int row) => _labels[row];

    public double WeightOf(int row) => _weights[row];

    public Span<double> Of(int row) => _probabilities.AsSpan(row * _classes, _classes);

    public void Add(int start, ReadOnlySpan<int> nodes, ReadOnlySpan<float> nodeValues)
    {
        for (int i = 0; i < nodes.Length; i++)
        {
            if (nodes[i] < 0)
            {
                continue;
            }

            ReadOnlySpan<float> leaf = nodeValues.Slice(nodes[i] * _classes, _classes);
            Span<double> sums = Of(start + i);
            for (int k = 0; k < sums.Length; k++)
            {
                sums[k] += leaf[k];
            }

            _voters[start + i]++;
        }
    }

    public void Average(int start, int length)
    {
        for (int row = start; row < start + length; row++)
        {
            Normalise(Of(row), _voters[row]);
        }
    }

    /// <summary>Calibrates all rows that have a prediction.</summary>
    public void Calibrate(ForestCalibration calibration)
    {
        for (int row = 0; row < RowCount && !calibration.IsNone; row++)
        {
            if (_voters[row] > 0)
            {
                calibration.Apply(Of(row), _classes);
            }
        }
    }

    /// <summary>Scores the rows that have a prediction, in their order, whichever thread made it.</summary>
    public OutOfBagScore Score()
    {
        (double hits, double loss, double total, int scored) = (0d, 0d, 0d, 0);
        for (int row = 0; row < RowCount; row++)
        {
            if (_voters[row] == 0)
            {
                continue;
            }

            double weight = WeightOf(row);
            hits += LogLoss.Likeliest(Of(row)) == _labels[row] ? weight : 0;
            loss += weight * LogLoss.Of(Of(row)[_labels[row]]);
            total += weight;
            scored++;
        }

        return new OutOfBagScore(hits / total, loss / total, scored);
    }

    /// <summary>The loss of each row times its weight, of which the mean is 1; NaN where the row has no prediction.</summary>
    public float[] RowLosses()
    {
        float[] losses = new float[RowCount];
        (double total, int scored) = (0d, 0);
        for (int row = 0; row < RowCount; row++)
        {
            total += _voters[row] == 0 ? 0 : WeightOf(row);
            scored += _voters[row] == 0 ? 0 : 1;
        }

        for (int row = 0; row < RowCount; row++)
        {
            losses[row] = _voters[row] == 0 ? float.NaN : (float)(WeightOf(row) * scored / total * LogLoss.Of(Of(row)[_labels[row]]));
        }

        return losses;
    }

    private static void Normalise(Span<double> sums, int voters)
    {
        // The floats of a leaf add up to 1 only nearly.
        double total = 0;
        foreach (double sum in sums)
        {
            total += sum;
        }

        for (int k = 0; k < sums.Length && voters > 0; k++)
        {
            sums[k] /= total;
        }
    }
}
