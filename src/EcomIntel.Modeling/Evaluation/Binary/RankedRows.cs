using System.Collections.Immutable;

namespace EcomIntel.Modeling;

/// <summary>Rows in descending order of a probability, those of equal probability together.</summary>
internal sealed class RankedRows
{
    private const int DecileCount = 10;

    private readonly int[] _rows;
    private readonly int[] _clusters;
    private readonly bool[] _truths;
    private readonly int[] _ends;

    public RankedRows(double[] probabilities, bool[] truths, ClusterBootstrap bootstrap)
    {
        _rows = [.. Enumerable.Range(0, truths.Length)];
        double[] keys = Array.ConvertAll(probabilities, probability => -probability);
        Array.Sort(keys, _rows);
        _clusters = Array.ConvertAll(_rows, bootstrap.ClusterOf);
        _truths = Array.ConvertAll(_rows, row => truths[row]);
        List<int> ends = [];
        for (int i = 1; i <= keys.Length; i++)
        {
            if (i == keys.Length || keys[i] != keys[i - 1])
            {
                ends.Add(i);
            }
        }

        _ends = [.. ends];
    }

    /// <summary>The area under the ROC curve and average precision, where each cluster counts so many times; NaN without rows of either kind.</summary>
    public void Measure(ReadOnlySpan<int> times, Span<double> results)
    {
        (double positives, double negatives, double pairs, double precision) = (0, 0, 0, 0);
        int i = 0;
        foreach (int end in _ends)
        {
            (double own, double others) = (0, 0);
            for (; i < end; i++)
            {
                int count = times[_clusters[i]];
                own += _truths[i] ? count : 0;
                others += _truths[i] ? 0 : count;
            }

            pairs += others * (positives + (own / 2));
            positives += own;
            negatives += others;
            precision += own > 0 ? own * positives / (positives + negatives) : 0;
        }

        results[0] = pairs / (positives * negatives);
        results[1] = precision / positives;
    }

    public ImmutableArray<GainDecile> Deciles(double[] probabilities)
    {
        double[] shared = Shared();
        double all = shared.Sum();
        double found = 0;
        GainDecile[] deciles = new GainDecile[DecileCount];
        for (int decile = 0; decile < DecileCount; decile++)
        {
            int start = (int)((long)decile * _rows.Length / DecileCount);
            int end = (int)((decile + 1L) * _rows.Length / DecileCount);
            (double truths, double sum) = (0, 0);
            for (int i = start; i < end; i++)
            {
                truths += shared[i];
                sum += probabilities[_rows[i]];
            }

            found += truths;
            double rate = truths / (end - start);
            deciles[decile] = new GainDecile(decile + 1, end - start, sum / (end - start), rate, rate * _rows.Length / all, found / all);
        }

        return [.. deciles];
    }

    /// <summary>For each row the share of truths among those of its probability: which of them comes first is chance.</summary>
    private double[] Shared()
    {
        double[] shared = new double[_truths.Length];
        int start = 0;
        foreach (int end in _ends)
        {
            shared.AsSpan(start..end).Fill(_truths.AsSpan(start..end).Count(true) / (double)(end - start));
            start = end;
        }

        return shared;
    }
}
