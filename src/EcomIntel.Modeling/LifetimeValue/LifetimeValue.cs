namespace EcomIntel.Modeling;

/// <summary>What customers are worth from here on: the orders to be expected × what each is expected to be worth. Immutable; safe for any thread.</summary>
/// <param name="Orders">When customers order.</param>
/// <param name="Spend">What they spend on an order.</param>
public sealed record LifetimeValue(BgNbd Orders, GammaGamma Spend)
{
    /// <summary>The revenue to be expected of a customer.</summary>
    /// <param name="history">When the customer ordered; the default value for one whose first order comes now.</param>
    /// <param name="spend">What the customer spent; the default value where nothing is known.</param>
    /// <param name="periods">How many units of time to look ahead; at least 0.</param>
    /// <param name="discount">What money loses of its worth in one unit of time, such as 0.002 a week for about a tenth a year; 0 (the default) for revenue as it comes.</param>
    /// <returns>The mean revenue in the shop's currency, each unit's discounted by its middle. An order placed now is no part of it.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The periods or the discount are negative.</exception>
    public double Of(RepeatHistory history, SpendHistory spend, int periods, double discount = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(periods);
        ArgumentOutOfRangeException.ThrowIfNegative(discount);
        double value = Spend.ExpectedValue(spend);
        if (discount == 0)
        {
            return value * Orders.ExpectedOrders(history, periods);
        }

        double worth = 0;
        double before = 0;
        for (int period = 1; period <= periods; period++)
        {
            double until = Orders.ExpectedOrders(history, period);
            worth += (until - before) * Math.Pow(1 + discount, 0.5 - period);
            before = until;
        }

        return value * worth;
    }
}
