namespace EcomIntel.Modeling;

/// <summary>
/// Gauss–Legendre points on [0, 1]: n of them integrate polynomials up to degree 2n − 1 exactly. Filled up to whole vectors with points of weight 0. Immutable.
/// </summary>
internal sealed class QuadratureRule
{
    /// <summary>Rules are padded to a multiple of this.</summary>
    public const int Lanes = 4;

    /// <summary>The most points of a rule, exact up to degree 127.</summary>
    public const int MostPoints = 64;

    private const int NewtonSteps = 20;

    private static readonly QuadratureRule[] Rules = [.. Enumerable.Range(1, MostPoints).Select(points => new QuadratureRule(points))];

    private readonly double[] _points;
    private readonly double[] _weights;

    private QuadratureRule(int points)
    {
        int padded = (points + Lanes - 1) / Lanes * Lanes;
        _points = new double[padded];
        _weights = new double[padded];
        Array.Fill(_points, 0.5);
        for (int i = 0; i < points; i++)
        {
            (double x, double slope) = Root(points, i);
            _points[i] = (1 + x) / 2;
            _weights[i] = 1 / ((1 - (x * x)) * slope * slope);
        }
    }

    public ReadOnlySpan<double> Points => _points;

    public ReadOnlySpan<double> Weights => _weights;

    /// <summary>
    /// The rule for a product of so many linear functions, each between 0 and 1 on [0, 1]. Beyond 128 of them the largest rule is no longer exact, but
    /// its error is that of rounding: its points are far denser at the ends than such a product is steep.
    /// </summary>
    public static QuadratureRule ForFactors(int factors) => Rules[Math.Clamp((factors + 2) / 2, 1, MostPoints) - 1];

    /// <summary>A root of the Legendre polynomial and the slope there, by Newton's method.</summary>
    private static (double X, double Slope) Root(int degree, int number)
    {
        double x = Math.Cos(Math.PI * (number + 0.75) / (degree + 0.5));
        double slope = 1;
        for (int step = 0; step < NewtonSteps; step++)
        {
            (double previous, double value) = (1, x);
            for (int n = 2; n <= degree; n++)
            {
                (previous, value) = (value, ((((2 * n) - 1) * x * value) - ((n - 1) * previous)) / n);
            }

            slope = degree * ((x * value) - previous) / ((x * x) - 1);
            double change = value / slope;
            x -= change;
            if (Math.Abs(change) < 1e-15)
            {
                break;
            }
        }

        return (x, slope);
    }
}
