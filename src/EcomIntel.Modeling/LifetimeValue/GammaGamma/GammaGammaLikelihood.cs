using MathNet.Numerics;

namespace EcomIntel.Modeling;

/// <summary>The likelihood of what customers spent. What depends on the number of orders only is worked out once for each number.</summary>
internal sealed class GammaGammaLikelihood
{
    private readonly SpendHistory[] _histories;
    private readonly int[] _kindOf;
    private readonly int[] _orders;
    private readonly double[] _ofKind;

    public GammaGammaLikelihood(ReadOnlySpan<SpendHistory> histories)
    {
        _histories = [.. histories.ToArray().Where(history => history.Orders > 0)];
        if (_histories.Length == 0)
        {
            throw new ArgumentException("No customer has an order.", nameof(histories));
        }

        if (!_histories.All(history => history.MeanValue > 0 && double.IsFinite(history.MeanValue)))
        {
            throw new ArgumentException("A mean value is not above 0.", nameof(histories));
        }

        Dictionary<int, int> kinds = [];
        foreach (SpendHistory history in _histories)
        {
            kinds.TryAdd(history.Orders, kinds.Count);
        }

        _orders = [.. kinds.Keys];
        _kindOf = [.. _histories.Select(history => kinds[history.Orders])];
        _ofKind = new double[_orders.Length];
    }

    public GammaGamma Maximize()
    {
        // With p = 1 and q = 2 the customers' mean is γ.
        double[] start = [0, 0, Math.Log(_histories.Average(history => history.MeanValue))];
        return Model(LogParameters.Minimize(point => -Of(Model(point)), start));
    }

    private double Of(GammaGamma model)
    {
        (double p, double q, double gamma) = (model.P, model.Q, model.Gamma);
        double common = (q * Math.Log(gamma)) - SpecialFunctions.GammaLn(q);
        for (int kind = 0; kind < _orders.Length; kind++)
        {
            double shape = p * _orders[kind];
            _ofKind[kind] = common + SpecialFunctions.GammaLn(shape + q) - SpecialFunctions.GammaLn(shape) + (shape * Math.Log(_orders[kind]));
        }

        double sum = 0;
        for (int customer = 0; customer < _histories.Length; customer++)
        {
            (int orders, double mean) = (_histories[customer].Orders, _histories[customer].MeanValue);
            double shape = p * orders;
            sum += _ofKind[_kindOf[customer]] + ((shape - 1) * Math.Log(mean)) - ((shape + q) * Math.Log(gamma + (orders * mean)));
        }

        return sum;
    }

    private static GammaGamma Model(double[] logs) => new(Math.Exp(logs[0]), 1 + Math.Exp(logs[1]), Math.Exp(logs[2]));
}
