namespace EcomIntel;

/// <summary>The statistics of pandas' <c>describe()</c>, and how many values are not above zero. Immutable; safe for any thread.</summary>
/// <param name="Count">Values.</param>
/// <param name="Mean">Their mean.</param>
/// <param name="StandardDeviation">With n − 1 in the denominator; NaN of one value.</param>
/// <param name="Min">The smallest.</param>
/// <param name="LowerQuartile">The 25th percentile, between two values by linear interpolation.</param>
/// <param name="Median">The 50th percentile.</param>
/// <param name="UpperQuartile">The 75th percentile.</param>
/// <param name="Max">The largest.</param>
/// <param name="Negative">Values below zero.</param>
/// <param name="Zero">Values that are zero.</param>
public sealed record NumericSummary(
    long Count, double Mean, double StandardDeviation, double Min, double LowerQuartile, double Median, double UpperQuartile, double Max, long Negative, long Zero)
{
    internal static NumericSummary Of(List<double> values)
    {
        double[] sorted = [.. values];
        Array.Sort(sorted);
        double mean = sorted.Sum() / sorted.Length;
        double squares = 0;
        long negative = 0;
        long zero = 0;
        foreach (double value in sorted)
        {
            squares += (value - mean) * (value - mean);
            negative += value < 0 ? 1 : 0;
            zero += value == 0 ? 1 : 0;
        }

        return new NumericSummary(
            sorted.Length, mean, Math.Sqrt(squares / (sorted.Length - 1)), sorted[0], Quantile(sorted, 0.25), Quantile(sorted, 0.5), Quantile(sorted, 0.75), sorted[^1], negative, zero);
    }

    private static double Quantile(double[] sorted, double share)
    {
        double position = share * (sorted.Length - 1);
        int below = (int)position;
        return below + 1 >= sorted.Length ? sorted[^1] : sorted[below] + ((position - below) * (sorted[below + 1] - sorted[below]));
    }
}
