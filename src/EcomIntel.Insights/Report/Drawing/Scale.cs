namespace EcomIntel.Insights;

/// <summary>Where numbers lie along an axis, in percent of its length: charts are as wide as the page lets them.</summary>
internal readonly record struct Scale
{
    private Scale(double low, double high, double step)
    {
        Low = low;
        High = high;
        Step = step;
    }

    public double Low { get; }

    public double High { get; }

    /// <summary>The distance between two ticks: 1, 2, 2.5 or 5 times a power of ten.</summary>
    public double Step { get; }

    /// <summary>A scale that holds all finite numbers of these and begins and ends at a tick.</summary>
    public static Scale Rounded(IEnumerable<double> values, int intervals)
    {
        (double low, double high) = Range(values);
        double step = NiceStep((high - low) / intervals);
        return new Scale(Math.Floor((low / step) + 1e-9) * step, Math.Ceiling((high / step) - 1e-9) * step, step);
    }

    /// <summary>A scale with a little room on both sides of the numbers, so that no mark is cut off.</summary>
    public static Scale Padded(IEnumerable<double> values, int intervals)
    {
        (double low, double high) = Range(values);
        double room = 0.03 * (high - low);
        return new Scale(low >= 0 && low < room ? low : low - room, high + room, NiceStep((high - low) / intervals));
    }

    public double Percent(double value) => 100 * Math.Clamp((value - Low) / (High - Low), 0, 1);

    public IEnumerable<double> Ticks()
    {
        for (double tick = Math.Ceiling((Low / Step) - 1e-9); tick * Step <= High + (1e-9 * Step); tick++)
        {
            yield return tick == 0 ? 0 : tick * Step;
        }
    }

    private static (double Low, double High) Range(IEnumerable<double> values)
    {
        double low = double.PositiveInfinity;
        double high = double.NegativeInfinity;
        foreach (double value in values.Where(double.IsFinite))
        {
            low = Math.Min(low, value);
            high = Math.Max(high, value);
        }

        if (low > high)
        {
            return (0, 1);
        }

        double least = Math.Max(Math.Abs(low), Math.Abs(high)) * 1e-9;
        double half = Math.Max(0.5 * Math.Abs(low), 0.5);
        return high - low > least ? (low, high) : (low - half, high + half);
    }

    private static double NiceStep(double rough)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        double[] nice = [1, 2, 2.5, 5, 10];
        return power * nice.First(factor => factor * power >= rough * (1 - 1e-9));
    }
}
