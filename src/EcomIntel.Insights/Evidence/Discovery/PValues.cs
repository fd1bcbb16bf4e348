using MathNet.Numerics;

namespace EcomIntel.Insights;

/// <summary>Tail probabilities, computed from the tail so that tiny ones keep their digits.</summary>
internal static class PValues
{
    /// <summary>Both tails of Student's t beyond ±t.</summary>
    public static double Student(double t, double degreesOfFreedom) =>
        double.IsFinite(t) ? SpecialFunctions.BetaRegularized(degreesOfFreedom / 2, 0.5, degreesOfFreedom / (degreesOfFreedom + (t * t))) : 0;

    /// <summary>The upper tail of the F distribution beyond f.</summary>
    public static double Fisher(double f, double numerator, double denominator) =>
        SpecialFunctions.BetaRegularized(denominator / 2, numerator / 2, denominator / (denominator + (numerator * f)));

    /// <summary>The exact binomial test: twice the smaller tail, the one that belongs to the interval of Clopper and Pearson.</summary>
    public static double Binomial(int successes, int trials, double share)
    {
        double lower = successes == trials ? 1 : SpecialFunctions.BetaRegularized(trials - successes, successes + 1, 1 - share);
        double upper = successes == 0 ? 1 : SpecialFunctions.BetaRegularized(successes, trials - successes + 1, share);
        return Math.Min(1, 2 * Math.Min(lower, upper));
    }
}
