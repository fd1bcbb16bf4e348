namespace EcomIntel.Modeling;

/// <summary>
/// Finds the best positive parameters of a model by their logarithms (Nelder and Mead, 1965, Computer Journal 7): a handful of parameters needs no derivatives. Where the likelihood is flat, because
/// something does not vary or never happens, it stops on the flat. For one thread.
/// </summary>
internal sealed class LogParameters
{
    // e^±25: beyond it a parameter only says that something does not vary, or never happens.
    private const double Most = 25;
    private const double FirstStep = 0.5;
    private const double Flat = 1e-7;
    private const double WorthAnotherRound = 1e-4;
    private const int StepsOfRound = 500;
    private const int Rounds = 3;

    private readonly Func<double[], double> _cost;
    private readonly double[][] _points;
    private readonly double[] _costs;

    private LogParameters(Func<double[], double> cost, double[] start)
    {
        _cost = cost;
        _points = new double[start.Length + 1][];
        _costs = new double[_points.Length];
        Spread(start);
    }

    /// <summary>The logarithms at the least cost, in nats. A simplex can shrink before it has arrived, so it starts anew until that helps no more.</summary>
    public static double[] Minimize(Func<double[], double> cost, double[] start)
    {
        LogParameters search = new(cost, start);
        for (int round = 0; round < Rounds; round++)
        {
            double before = search._costs[0];
            for (int step = 0; step < StepsOfRound && search._costs[^1] - search._costs[0] > Flat; step++)
            {
                search.Step();
            }

            if (before - search._costs[0] <= WorthAnotherRound)
            {
                break;
            }

            search.Spread(search._points[0]);
        }

        return search._points[0];
    }

    private void Spread(double[] best)
    {
        for (int corner = 0; corner < _points.Length; corner++)
        {
            double[] point = [.. best];
            if (corner > 0)
            {
                point[corner - 1] += FirstStep;
            }

            Set(corner, point);
        }

        Array.Sort(_costs, _points);
    }

    private void Step()
    {
        double[] centre = new double[_points.Length - 1];
        foreach (double[] point in _points.AsSpan(0, centre.Length))
        {
            for (int i = 0; i < centre.Length; i++)
            {
                centre[i] += point[i] / centre.Length;
            }
        }

        double[] worst = _points[^1];
        double[] reflected = Along(centre, worst, -1);
        double cost = _cost(reflected);
        double[] further = Along(centre, worst, cost < _costs[0] ? -2 : cost < _costs[^1] ? -0.5 : 0.5);
        if (cost >= _costs[0] && cost < _costs[^2])
        {
            (_points[^1], _costs[^1]) = (reflected, cost);
        }
        else if (_cost(further) is var furtherCost && furtherCost < Math.Min(cost, _costs[^1]))
        {
            (_points[^1], _costs[^1]) = (further, furtherCost);
        }
        else if (cost < _costs[0])
        {
            (_points[^1], _costs[^1]) = (reflected, cost);
        }
        else
        {
            for (int corner = 1; corner < _points.Length; corner++)
            {
                Set(corner, Along(_points[0], _points[corner], 0.5));
            }
        }

        Array.Sort(_costs, _points);
    }

    private void Set(int corner, double[] point)
    {
        _points[corner] = point;
        _costs[corner] = _cost(point);
    }

    private static double[] Along(double[] from, double[] to, double part)
    {
        double[] point = new double[from.Length];
        for (int i = 0; i < point.Length; i++)
        {
            point[i] = Math.Clamp(from[i] + (part * (to[i] - from[i])), -Most, Most);
        }

        return point;
    }
}
