using System.Globalization;

namespace EcomIntel.Modeling;

/// <summary>
/// What customers spend on an order (Fader, Hardie and Lee, 2005, "RFM and CLV", Journal of Marketing Research 42; Fader and Hardie, 2013, "The Gamma-Gamma Model of Monetary Value"): gamma around
/// a mean of one's own, which is spread over customers as an inverse gamma. Takes what one spends to have nothing to do with how often one orders. Immutable; safe for any thread.
/// </summary>
public sealed record GammaGamma
{
    /// <summary>Makes a model of known parameters.</summary>
    /// <param name="p">The shape of an order's value; above 0.</param>
    /// <param name="q">The shape of the spread over customers; above 1, so that there is a mean.</param>
    /// <param name="gamma">The scale of the spread over customers, in the shop's currency; above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
    public GammaGamma(double p, double q, double gamma)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(p);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(q, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(gamma);
        (P, Q, Gamma) = (p, q, gamma);
    }

    /// <summary>The shape of an order's value.</summary>
    public double P { get; }

    /// <summary>The shape of the spread over customers.</summary>
    public double Q { get; }

    /// <summary>The scale of the spread over customers, in the shop's currency.</summary>
    public double Gamma { get; }

    /// <summary>Fits the model by maximum likelihood.</summary>
    /// <param name="histories">One for each customer; those without an order are left out.</param>
    /// <returns>The model.</returns>
    /// <exception cref="ArgumentException">No customer has an order, or a mean value is not above 0.</exception>
    public static GammaGamma Fit(ReadOnlySpan<SpendHistory> histories) => new GammaGammaLikelihood(histories).Maximize();

    /// <summary>What an order of a customer is expected to be worth: the customer's own mean, drawn to that of all the more the fewer orders it is made from.</summary>
    /// <param name="history">What is known of the customer; the default value for a new one.</param>
    /// <returns>The mean value of an order, in the shop's currency.</returns>
    public double ExpectedValue(SpendHistory history) => P * (Gamma + (history.Orders * history.MeanValue)) / ((P * history.Orders) + Q - 1);

    /// <summary>Writes the three parameters.</summary>
    /// <returns>Text such as <c>gamma-gamma p=6.25 q=3.74 γ=15.44</c>.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"gamma-gamma p={P:0.00} q={Q:0.00} γ={Gamma:0.00}");
}
