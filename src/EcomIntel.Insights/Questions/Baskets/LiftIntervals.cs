using MathNet.Numerics.Distributions;

namespace EcomIntel.Insights;

/// <summary>
/// Intervals of lifts that hold for all pairs at once. An interval can only miss on a side that its counts can reach: of a pair of which five joint orders are to be expected not even none at all are too
/// few. Such sides take no part of the 5% (Tarone, 1990, Biometrics 46); the others share it (Šidák, 1967).
/// </summary>
internal sealed class LiftIntervals
{
    private readonly double _tail;

    /// <summary>Finds the sides that can miss; <paramref name="counts"/> are the joint orders that are observed or to be expected, whichever are more, ÷ their design effects.</summary>
    public LiftIntervals(ReadOnlySpan<double> counts)
    {
        // Fewer sides leave more to each of them, so that more can be reached: the first number that is enough for its own.
        int fewest = counts.Length;
        int most = 2 * counts.Length;
        while (fewest < most)
        {
            int sides = (fewest + most) / 2;
            (fewest, most) = SidesThatCanMiss(counts, Intervals.SidakTail(sides)) <= sides ? (fewest, sides) : (sides + 1, most);
        }

        _tail = Intervals.SidakTail(fewest);
    }

    private static int SidesThatCanMiss(ReadOnlySpan<double> counts, double tail)
    {
        double missedByNone = Intervals.Poisson(0, tail).High;
        int sides = counts.Length;
        foreach (double count in counts)
        {
            sides += count > missedByNone ? 1 : 0;
        }

        return sides;
    }

    /// <summary>The interval of the joint orders (Jeffreys), widened by the error of the expected ones on the log scale (Zou and Donner, 2008, Statistics in Medicine 27).</summary>
    public EffectInterval Of(int joint, double designEffect, PairExpectation chance)
    {
        EffectInterval count = Intervals.Poisson(joint / designEffect, _tail);
        double lift = joint / chance.Count;
        double error = Normal.InvCDF(0, 1, 1 - _tail) * Math.Sqrt(designEffect * chance.RelativeVariance);
        double low = joint == 0 ? 0 : lift * Math.Exp(-double.Hypot(Math.Log(joint / designEffect / count.Low), error));
        double high = joint == 0
            ? count.High * designEffect / chance.Count * Math.Exp(error)
            : lift * Math.Exp(double.Hypot(Math.Log(count.High * designEffect / joint), error));
        return new EffectInterval(low, high);
    }
}
