namespace EcomIntel.Modeling;

/// <summary>Gauss' hypergeometric function by its series.</summary>
internal static class Hypergeometric
{
    private const int MostTerms = 100_000;
    private const double Negligible = 1e-14;

    /// <summary>₂F₁(a, b; c; z) for z from 0 to below 1.</summary>
    public static double Of(double a, double b, double c, double z)
    {
        double term = 1;
        double sum = 1;
        for (int n = 0; n < MostTerms; n++)
        {
            term *= (a + n) * (b + n) / ((c + n) * (n + 1)) * z;
            sum += term;
            if (Math.Abs(term) <= Negligible * Math.Abs(sum))
            {
                break;
            }
        }

        return sum;
    }
}
