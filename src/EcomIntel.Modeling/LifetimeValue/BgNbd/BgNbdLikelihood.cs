using MathNet.Numerics;

namespace EcomIntel.Modeling;

/// <summary>The likelihood of many histories. What depends on the number of repeats only is worked out once for each number.</summary>
internal sealed class BgNbdLikelihood
{
    private const int Parameters = 4;

    private readonly RepeatHistory[] _histories;
    private readonly int[] _kindOf;
    private readonly int[] _repeats;
    private readonly double[] _ofKind;

    public BgNbdLikelihood(ReadOnlySpan<RepeatHistory> histories)
    {
        _histories = histories.ToArray();
        if (!_histories.All(history => history.IsPossible))
        {
            throw new ArgumentException("A history has fewer than no repeats, a recency above its age, or a recency without a repeat.", nameof(histories));
        }

        if (!_histories.Any(history => history.Repeats > 0))
        {
            throw new ArgumentException("No customer has ordered again: there is nothing to learn about the time between orders.", nameof(histories));
        }

        Dictionary<int, int> kinds = [];
        _kindOf = new int[histories.Length];
        for (int customer = 0; customer < _kindOf.Length; customer++)
        {
            kinds.TryAdd(_histories[customer].Repeats, kinds.Count);
            _kindOf[customer] = kinds[_histories[customer].Repeats];
        }

        _repeats = [.. kinds.Keys];
        _ofKind = new double[_repeats.Length];
    }

    public BgNbd Maximize()
    {
        double[] start = new double[Parameters];
        start[1] = Math.Log(_histories.Average(history => history.Age));
        return Model(LogParameters.Minimize(point => -Of(Model(point)), start));
    }

    public double Of(BgNbd model)
    {
        (double r, double alpha, double a, double b) = (model.R, model.Alpha, model.A, model.B);
        double common = (r * Math.Log(alpha)) - SpecialFunctions.GammaLn(r) + SpecialFunctions.GammaLn(a + b) - SpecialFunctions.GammaLn(b);
        for (int kind = 0; kind < _repeats.Length; kind++)
        {
            double x = _repeats[kind];
            _ofKind[kind] = common + SpecialFunctions.GammaLn(r + x) + SpecialFunctions.GammaLn(b + x) - SpecialFunctions.GammaLn(a + b + x);
        }

        double sum = 0;
        for (int customer = 0; customer < _histories.Length; customer++)
        {
            RepeatHistory history = _histories[customer];
            double exponent = r + history.Repeats;
            double active = -exponent * Math.Log(alpha + history.Age);
            sum += _ofKind[_kindOf[customer]] + active;
            if (history.Repeats > 0)
            {
                double left = Math.Log(a / (b + history.Repeats - 1)) - (exponent * Math.Log(alpha + history.Recency));
                sum += LogOnePlusExp(left - active);
            }
        }

        return sum;
    }

    private static double LogOnePlusExp(double value) => value > 0 ? value + Math.Log(1 + Math.Exp(-value)) : Math.Log(1 + Math.Exp(value));

    private static BgNbd Model(double[] logs) => new(Math.Exp(logs[0]), Math.Exp(logs[1]), Math.Exp(logs[2]), Math.Exp(logs[3]));
}
