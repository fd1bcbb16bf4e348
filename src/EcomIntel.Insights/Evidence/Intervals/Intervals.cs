using MathNet.Numerics.Distributions;

namespace EcomIntel.Insights;

/// <summary>The 95% intervals of claims.</summary>
internal static class Intervals
{
    public const double Confidence = 0.95;

    /// <summary>The half-width in standard errors of Student's interval.</summary>
    public static double StudentCriticalValue(double degreesOfFreedom) => StudentT.InvCDF(0, 1, degreesOfFreedom, 1 - ((1 - Confidence) / 2));

    /// <summary>The half-width in standard errors of intervals that hold for so many effects at once, whatever binds them (Šidák, 1967).</summary>
    public static double SidakCriticalValue(int effects, double degreesOfFreedom) =>
        StudentT.InvCDF(0, 1, degreesOfFreedom, 1 - ((1 - Math.Pow(Confidence, 1.0 / effects)) / 2));

    /// <summary>What each of so many ends of intervals may miss, so that all of them hold at once (Šidák, 1967).</summary>
    public static double SidakTail(int ends) => 1 - Math.Pow(Confidence, 1.0 / ends);

    /// <summary>
    /// Jeffreys' interval of an expected count (Brown, Cai and DasGupta, 2003, Statistica Sinica 13) that leaves so much to each side; the count may be divided by a design effect.
    /// </summary>
    public static EffectInterval Poisson(double count, double tail)
    {
        double low = count <= 0 ? 0 : Gamma.InvCDF(count + 0.5, 1, tail);
        return new EffectInterval(low, Gamma.InvCDF(count + 0.5, 1, 1 - tail));
    }

    /// <summary>Clopper and Pearson's exact interval of a share (1934, Biometrika 26).</summary>
    public static EffectInterval Binomial(int successes, int trials)
    {
        const double Tail = (1 - Confidence) / 2;
        double low = successes == 0 ? 0 : Beta.InvCDF(successes, trials - successes + 1, Tail);
        double high = successes == trials ? 1 : Beta.InvCDF(successes + 1, trials - successes, 1 - Tail);
        return new EffectInterval(low, high);
    }
}
