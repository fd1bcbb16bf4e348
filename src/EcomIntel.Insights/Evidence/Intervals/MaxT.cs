namespace EcomIntel.Insights;

/// <summary>
/// The half-width, in standard errors, of intervals that hold for all levels of a family at once, so that one chosen by looking keeps its 95%:
/// the 95% point of the largest |t| (Hothorn, Bretz and Westfall, 2008), simulated from the levels' correlations with a fixed stream.
/// </summary>
internal static class MaxT
{
    private const int Draws = 10_000;

    public static double CriticalValue(SquareMatrix covariance, double degreesOfFreedom, long seed)
    {
        SquareMatrix factor = covariance.Correlation().CholeskyFactor();
        int size = factor.Size;
        SeededRandom random = SeededRandom.For(seed, "max-t");
        double[] normal = new double[size];
        double[] largest = new double[Draws];
        for (int draw = 0; draw < Draws; draw++)
        {
            double scale = Math.Sqrt(2 * random.NextGamma(degreesOfFreedom / 2) / degreesOfFreedom);
            for (int i = 0; i < size; i++)
            {
                normal[i] = random.NextNormal();
                double value = 0;
                for (int j = 0; j <= i; j++)
                {
                    value += factor[i, j] * normal[j];
                }

                largest[draw] = Math.Max(largest[draw], Math.Abs(value) / scale);
            }
        }

        Array.Sort(largest);
        return largest[(int)Math.Ceiling(Intervals.Confidence * Draws) - 1];
    }
}
