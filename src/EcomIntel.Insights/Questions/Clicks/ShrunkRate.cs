using MathNet.Numerics.Distributions;

namespace EcomIntel.Insights;

/// <summary>
/// Rates drawn towards their common mean by as much as chance explains their spread: the beta-binomial model, its prior fitted to all hours by the method of moments
/// (Casella, 1985, The American Statistician 39). What is promised from an hour rests on this, what is claimed never does.
/// </summary>
internal sealed class ShrunkRate
{
    private const double MostWeight = 1e7;

    private readonly HourRates _rates;
    private readonly double _mean;
    private readonly double _weight;

    public ShrunkRate(HourRates rates)
    {
        _rates = rates;
        _mean = (double)rates.AllOrders / rates.AllSessions;
        double between = 0;
        double chance = 0;
        for (int hour = 0; hour < rates.Sessions.Length; hour++)
        {
            if (rates.Sessions[hour] > 0)
            {
                double share = (double)rates.Sessions[hour] / rates.AllSessions;
                double difference = rates.Rate(hour) - _mean;
                between += share * difference * difference;
                chance += share * _mean * (1 - _mean) * rates.DesignEffect / rates.Sessions[hour] * (1 - share);
            }
        }

        double variance = between - chance;
        _weight = variance > 0 ? Math.Clamp((_mean * (1 - _mean) / variance) - 1, 1, MostWeight) : MostWeight;
    }

    /// <summary>The hour's rate as the model sees it, with its 95% interval.</summary>
    public (double Rate, EffectInterval Interval) Of(int hour)
    {
        double successes = (_mean * _weight) + (_rates.Orders[hour] / _rates.DesignEffect);
        double failures = ((1 - _mean) * _weight) + ((_rates.Sessions[hour] - _rates.Orders[hour]) / _rates.DesignEffect);
        const double Tail = (1 - Intervals.Confidence) / 2;
        return (successes / (successes + failures), new EffectInterval(Beta.InvCDF(successes, failures, Tail), Beta.InvCDF(successes, failures, 1 - Tail)));
    }
}
