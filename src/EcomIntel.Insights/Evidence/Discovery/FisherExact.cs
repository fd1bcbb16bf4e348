using MathNet.Numerics;

namespace EcomIntel.Insights;

/// <summary>Fisher's exact test (1935) that a group has its part of all successes.</summary>
internal static class FisherExact
{
    /// <summary>
    /// The probability of so few successes in a group, or fewer, when all successes fall on all trials at random. Counts that were divided by a design effect are rounded.
    /// </summary>
    public static double LowerTail(double successes, double trials, double allSuccesses, double allTrials)
    {
        long all = (long)Math.Round(allTrials);
        long marked = (long)Math.Round(allSuccesses);
        long drawn = (long)Math.Round(trials);
        long found = Math.Min((long)Math.Round(successes), Math.Min(drawn, marked));
        long least = Math.Max(0, drawn + marked - all);
        double term = Math.Exp(LogChoose(marked, found) + LogChoose(all - marked, drawn - found) - LogChoose(all, drawn));
        double sum = term;
        for (long k = found; k > least && term > sum * 1e-17; k--)
        {
            // From k successes to k − 1.
            term *= (double)k * (all - marked - drawn + k) / ((double)(marked - k + 1) * (drawn - k + 1));
            sum += term;
        }

        return Math.Min(1, sum);
    }

    private static double LogChoose(long n, long k) => SpecialFunctions.GammaLn(n + 1.0) - SpecialFunctions.GammaLn(k + 1.0) - SpecialFunctions.GammaLn(n - k + 1.0);
}
