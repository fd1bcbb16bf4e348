using MathNet.Numerics;

namespace EcomIntel.Insights;

/// <summary>Tail probabilities, computed from the tail so that tiny ones keep their digits.</summary>
internal static class PValues
{
    /// <summary>Both tails of Student's t beyond ±t.</summary>
    public static double Student(double t, double degreesOfFreedom) =>
        double.IsFinite(t) ? SpecialFunctions.BetaRegularized(degreesOfFreedom / 2, 0.5, degreesOfFreedom / (degreesOfFreedom + (t * t))) : 0;

    /// <summary>The upper tail of Student's t beyond t.</summary>
    public static double StudentAbove(double t, double degreesOfFreedom)
    {
        double both = Student(t, degreesOfFreedom);
        return t > 0 ? both / 2 : 1 - (both / 2);
    }

    /// <summary>The probability of at least so many where so many are expected (Poisson), for counts divided by a design effect too.</summary>
    public static double PoissonAbove(double count, double expected) => count <= 0 ? 1 : SpecialFunctions.GammaLowerRegularized(count, expected);

    /// <summary>The probability of at most so many where so many are expected (Poisson), for counts divided by a design effect too.</summary>
    public static double PoissonBelow(double count, double expected) => SpecialFunctions.GammaUpperRegularized(count + 1, expected);

    /// <summary>The upper tail of the F distribution beyond f.</summary>
    public static double Fisher(double f, double numerator, double denominator) =>
        SpecialFunctions.BetaRegularized(denominator / 2, numerator / 2, denominator / (denominator + (numerator * f)));

    /// <summary>The upper tail of the χ² distribution.</summary>
    public static double ChiSquare(double value, double degreesOfFreedom) => value <= 0 ? 1 : SpecialFunctions.GammaUpperRegularized(degreesOfFreedom / 2, value / 2);

    /// <summary>The exact binomial test: twice the smaller tail, the one that belongs to the interval of Clopper and Pearson.</summary>
    public static double Binomial(int successes, int trials, double share)
    {
        double lower = successes == trials ? 1 : SpecialFunctions.BetaRegularized(trials - successes, successes + 1, 1 - share);
        double upper = successes == 0 ? 1 : SpecialFunctions.BetaRegularized(successes, trials - successes + 1, share);
        return Math.Min(1, 2 * Math.Min(lower, upper));
    }

    /// <summary>One p-value for "none of these": Simes (1986, Biometrika 73), which is the smallest q-value of Benjamini and Hochberg.</summary>
    public static double Simes(ReadOnlySpan<double> pValues)
    {
        double smallest = 1;
        foreach (double q in BenjaminiHochberg.QValues(pValues))
        {
            smallest = Math.Min(smallest, q);
        }

        return smallest;
    }

    /// <summary>The share of draws at least as extreme as what was seen, which counts as one of them (Phipson and Smyth, 2010).</summary>
    public static double Permutation(int asExtreme, int draws) => (1.0 + asExtreme) / (1.0 + draws);
}
