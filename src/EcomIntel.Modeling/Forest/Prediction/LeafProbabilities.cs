namespace EcomIntel.Modeling;

/// <summary>The probabilities of a leaf: its weighted class counts with some rows of the class priors mixed in.</summary>
internal static class LeafProbabilities
{
    public static void Compute(ReadOnlySpan<int> counts, ReadOnlySpan<double> weights, ReadOnlySpan<double> priors, double smoothing, Span<double> probabilities)
    {
        for (int k = 0; k < counts.Length; k++)
        {
            probabilities[k] = counts[k] * weights[k];
        }

        Compute(probabilities, priors, smoothing, probabilities);
    }

    /// <summary>The same from weights by class, which may stand where the probabilities will.</summary>
    public static void Compute(ReadOnlySpan<double> weights, ReadOnlySpan<double> priors, double smoothing, Span<double> probabilities)
    {
        double total = smoothing;
        for (int k = 0; k < weights.Length; k++)
        {
            total += weights[k];
            probabilities[k] = weights[k] + (smoothing * priors[k]);
        }

        for (int k = 0; k < weights.Length; k++)
        {
            // A tree that drew no row knows only the priors.
            probabilities[k] = total > 0 ? probabilities[k] / total : priors[k];
        }
    }
}
