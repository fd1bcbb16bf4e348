namespace EcomIntel.Modeling;

/// <summary>The logarithmic loss of one prediction, in nats, as scikit-learn computes it.</summary>
internal static class LogLoss
{
    // scikit-learn clips probabilities of type float64 at its machine epsilon, so that one sure mistake costs 36 nats, not infinity.
    private const double Epsilon = 2.220446049250313e-16;

    /// <summary>The loss for the probability that the true class was given.</summary>
    public static double Of(double probability) => -Math.Log(Math.Clamp(probability, Epsilon, 1 - Epsilon));

    /// <summary>The class of the highest probability; the first of equals.</summary>
    public static int Likeliest(ReadOnlySpan<double> probabilities)
    {
        int best = 0;
        for (int k = 1; k < probabilities.Length; k++)
        {
            if (probabilities[k] > probabilities[best])
            {
                best = k;
            }
        }

        return best;
    }
}
