using System.Globalization;

namespace EcomIntel.Modeling;

/// <summary>
/// When customers without a contract order again, and whether they still do (Fader, Hardie and Lee, 2005, "Counting Your Customers" the Easy Way, Marketing Science 24): each orders at a rate of
/// one's own, gamma over customers, and after each repeat is gone for good with a probability of one's own, beta over customers. Immutable; safe for any thread.
/// </summary>
public sealed record BgNbd
{
    // At a = 1 the expectation is a limit; so near to it all digits that matter are right.
    private const double LeastDistance = 1e-6;

    /// <summary>Makes a model of known parameters.</summary>
    /// <param name="r">The shape of the rates' gamma distribution; above 0.</param>
    /// <param name="alpha">Its inverse scale, in the histories' unit of time; above 0.</param>
    /// <param name="a">The first parameter of the beta distribution of leaving; above 0.</param>
    /// <param name="b">The second one; above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is not above 0.</exception>
    public BgNbd(double r, double alpha, double a, double b)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(r);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(alpha);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(a);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(b);
        (R, Alpha, A, B) = (r, alpha, a, b);
    }

    /// <summary>The shape of the gamma distribution of order rates.</summary>
    public double R { get; }

    /// <summary>The inverse scale of the gamma distribution of order rates, in the histories' unit of time.</summary>
    public double Alpha { get; }

    /// <summary>The first parameter of the beta distribution of leaving after a repeat.</summary>
    public double A { get; }

    /// <summary>The second parameter of the beta distribution of leaving after a repeat.</summary>
    public double B { get; }

    /// <summary>Fits the model by maximum likelihood.</summary>
    /// <param name="histories">One for each customer, all in one unit of time.</param>
    /// <returns>The model, whose <see cref="Alpha"/> is in that unit.</returns>
    /// <exception cref="ArgumentException">There are no customers, or no repeats; a history cannot be, such as one whose recency is above its age.</exception>
    public static BgNbd Fit(ReadOnlySpan<RepeatHistory> histories) => new BgNbdLikelihood(histories).Maximize();

    /// <summary>The natural logarithm of the likelihood of histories: higher is better, on the same histories.</summary>
    /// <param name="histories">One for each customer, in the model's unit of time.</param>
    /// <returns>The sum over customers, in nats.</returns>
    /// <exception cref="ArgumentException">There are no customers, or no repeats; a history cannot be.</exception>
    public double LogLikelihood(ReadOnlySpan<RepeatHistory> histories) => new BgNbdLikelihood(histories).Of(this);

    /// <summary>The probability that a customer has not left for good. Before the first repeat nobody can have.</summary>
    /// <param name="history">What is known of the customer.</param>
    /// <returns>A probability.</returns>
    public double ProbabilityActive(RepeatHistory history) => 1 / (1 + LeavingOdds(history));

    /// <summary>The orders to be expected of a customer in the time to come (equation 10 of the paper; equation 9 for the default value, a new customer).</summary>
    /// <param name="history">What is known of the customer.</param>
    /// <param name="duration">How long to look ahead, in the model's unit of time; at least 0.</param>
    /// <returns>The mean number of orders.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The duration is negative.</exception>
    public double ExpectedOrders(RepeatHistory history, double duration)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(duration);
        double a = Math.Abs(A - 1) < LeastDistance ? 1 + LeastDistance : A;
        double top = a + B + history.Repeats - 1;
        double z = duration / (Alpha + history.Age + duration);

        // The paper's F(r + x, b + x; a + b + x − 1; z) by Euler's transformation: it takes few terms and cannot overflow.
        double rest = Math.Pow(1 - z, a - 1) * Hypergeometric.Of(a + B - 1 - R, a - 1, top, z);
        return Math.Max(0, top / (a - 1) * (1 - rest)) * ProbabilityActive(history);
    }

    /// <summary>Writes the four parameters.</summary>
    /// <returns>Text such as <c>BG/NBD r=0.243 α=4.414 a=0.793 b=2.426</c>.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"BG/NBD r={R:0.000} α={Alpha:0.000} a={A:0.000} b={B:0.000}");

    private double LeavingOdds(RepeatHistory history) => history.Repeats == 0
        ? 0
        : A / (B + history.Repeats - 1) * Math.Exp((R + history.Repeats) * Math.Log((Alpha + history.Age) / (Alpha + history.Recency)));
}
