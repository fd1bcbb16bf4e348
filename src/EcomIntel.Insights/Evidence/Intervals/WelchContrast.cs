using System.Runtime.InteropServices;

namespace EcomIntel.Insights;

/// <summary>The difference of two means whose groups may spread differently (Welch, 1947).</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct WelchContrast(double Difference, double StandardError, double DegreesOfFreedom)
{
    public double PValue => StandardError > 0 ? PValues.Student(Difference / StandardError, DegreesOfFreedom) : Difference == 0 ? 1 : 0;

    /// <summary>Compares the values of a group with all others; null where either are fewer than two.</summary>
    public static WelchContrast? Of(ReadOnlySpan<double> values, ReadOnlySpan<int> groups, int group)
    {
        (double insideMean, double inside, int insideCount) = Summarise(values, groups, group, isInside: true);
        (double outsideMean, double outside, int outsideCount) = Summarise(values, groups, group, isInside: false);
        if (insideCount < 2 || outsideCount < 2)
        {
            return null;
        }

        double variance = inside + outside;
        double degreesOfFreedom = variance > 0
            ? variance * variance / ((inside * inside / (insideCount - 1)) + (outside * outside / (outsideCount - 1)))
            : insideCount + outsideCount - 2;
        return new WelchContrast(insideMean - outsideMean, Math.Sqrt(variance), degreesOfFreedom);
    }

    /// <summary>The interval for so many contrasts at once (Šidák).</summary>
    public EffectInterval Interval(int contrasts)
    {
        double width = Intervals.SidakCriticalValue(contrasts, DegreesOfFreedom) * StandardError;
        return new EffectInterval(Difference - width, Difference + width);
    }

    private static (double Mean, double VarianceOfMean, int Count) Summarise(ReadOnlySpan<double> values, ReadOnlySpan<int> groups, int group, bool isInside)
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

        return (mean, count > 1 ? squares / (count - 1) / count : 0, count);
    }
}
