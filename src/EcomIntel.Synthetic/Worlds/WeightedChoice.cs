namespace EcomIntel.Synthetic;

/// <summary>Draws positions in proportion to weights by binary search in their running sum. Immutable; safe for any thread.</summary>
internal sealed class WeightedChoice
{
    private readonly double[] _running;

    public WeightedChoice(ReadOnlySpan<double> weights)
    {
        _running = new double[weights.Length];
        double sum = 0;
        for (int i = 0; i < weights.Length; i++)
        {
            sum += weights[i];
            _running[i] = sum;
        }
    }

    public int Count => _running.Length;

    public double Share(int position) => (_running[position] - (position == 0 ? 0 : _running[position - 1])) / _running[^1];

    public int Draw(ref SeededRandom random)
    {
        double target = random.NextDouble() * _running[^1];
        int low = 0;
        int high = _running.Length - 1;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (_running[middle] > target)
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return low;
    }
}
