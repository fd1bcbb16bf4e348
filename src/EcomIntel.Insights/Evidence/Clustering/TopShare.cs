namespace EcomIntel.Insights;

/// <summary>The share of one measure that those hold who are the top of another.</summary>
internal static class TopShare
{
    /// <summary>
    /// The share of <paramref name="measured"/> of the customers who are the top <paramref name="top"/> by <paramref name="ranked"/>; of those who tie at the threshold as much as
    /// fits. Adds to <paramref name="scores"/> each customer's part in its error, that of the threshold included (the linearised Lorenz curve; Beach and Davidson, 1983).
    /// </summary>
    public static double Of(int[] ranked, int[] measured, double top, double[] scores)
    {
        int[] sorted = [.. ranked.OrderDescending()];
        double places = top * sorted.Length;
        int threshold = sorted[(int)Math.Min(sorted.Length - 1, places)];
        int above = 0;
        int ties = 0;
        double atThreshold = 0;
        double total = 0;
        for (int i = 0; i < ranked.Length; i++)
        {
            above += ranked[i] > threshold ? 1 : 0;
            total += measured[i];
            if (ranked[i] == threshold)
            {
                ties++;
                atThreshold += measured[i];
            }
        }

        double part = (places - above) / ties;
        double held = 0;
        for (int i = 0; i < ranked.Length; i++)
        {
            held += Weight(ranked[i]) * measured[i];
        }

        double share = held / total;
        for (int i = 0; i < ranked.Length; i++)
        {
            double weight = Weight(ranked[i]);
            scores[i] += ((measured[i] * (weight - share)) - (atThreshold / ties * (weight - top))) / total;
        }

        return share;

        double Weight(int rank) => rank > threshold ? 1 : rank == threshold ? part : 0;
    }
}
