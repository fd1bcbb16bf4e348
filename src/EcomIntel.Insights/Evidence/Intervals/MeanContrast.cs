using System.Runtime.InteropServices;

namespace EcomIntel.Insights;

/// <summary>
/// The mean of a group − that of all other values. Its error is the larger of two: Welch's (1947), which lets the two sides spread differently, and that from the spread within all groups together,
/// which few values of one group cannot make small by luck (t with 10 even values is too narrow: intervals for five groups at once held in 91.5% of 400 worlds).
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct MeanContrast(double Difference, double WelchError, double WelchDegrees, double PooledError, double PooledDegrees)
{
    public double PValue => Math.Max(P(WelchError, WelchDegrees), P(PooledError, PooledDegrees));

    /// <summary>Compares each of the asked groups with all other values; groups that leave fewer than two values on either side are left out.</summary>
    public static (int Group, MeanContrast Contrast)[] Of(ReadOnlySpan<double> values, ReadOnlySpan<int> groups, ReadOnlySpan<int> asked)
    {
        (double within, int degrees) = WithinGroups(values, groups);
        List<(int, MeanContrast)> contrasts = [];
        foreach (int group in asked)
        {
            (double insideMean, double inside, int insideCount) = Summarise(values, groups, group, isInside: true);
            (double outsideMean, double outside, int outsideCount) = Summarise(values, groups, group, isInside: false);
            if (insideCount > 1 && outsideCount > 1)
            {
                (double one, double other) = (inside / (insideCount - 1) / insideCount, outside / (outsideCount - 1) / outsideCount);
                double welchDegrees = one + other > 0 ? (one + other) * (one + other) / ((one * one / (insideCount - 1)) + (other * other / (outsideCount - 1))) : insideCount + outsideCount - 2;
                double pooledError = degrees > 0 ? Math.Sqrt(within / degrees * ((1.0 / insideCount) + (1.0 / outsideCount))) : 0;
                contrasts.Add((group, new MeanContrast(insideMean - outsideMean, Math.Sqrt(one + other), welchDegrees, pooledError, Math.Max(1, degrees))));
            }
        }

        return [.. contrasts];
    }

    /// <summary>The interval for so many contrasts at once (Šidák).</summary>
    public EffectInterval Interval(int contrasts)
    {
        double width = Math.Max(
            Intervals.SidakCriticalValue(contrasts, WelchDegrees) * WelchError,
            Intervals.SidakCriticalValue(contrasts, PooledDegrees) * PooledError);
        return new EffectInterval(Difference - width, Difference + width);
    }

    private double P(double error, double degrees) => error > 0 ? PValues.Student(Difference / error, degrees) : Difference == 0 ? 1 : 0;

    private static (double SumOfSquares, int Degrees) WithinGroups(ReadOnlySpan<double> values, ReadOnlySpan<int> groups)
    {
        double sum = 0;
        int degrees = 0;
        foreach (int group in groups.ToArray().Distinct())
        {
            (_, double squares, int count) = Summarise(values, groups, group, isInside: true);
            sum += squares;
            degrees += count - 1;
        }

        return (sum, degrees);
    }

    private static (double Mean, double SumOfSquares, int Count) Summarise(ReadOnlySpan<double> values, ReadOnlySpan<int> groups, int group, bool isInside)
    {
        int count = 0;
        double mean = 0;
        double squares = 0;
        for (int i = 0; i < values.Length; i++)
        {
            if (groups[i] == group == isInside)
            {
                count++;
                double delta = values[i] - mean;
                mean += delta / count;
                squares += delta * (values[i] - mean);
            }
        }

        return (mean, squares, count);
    }
}
