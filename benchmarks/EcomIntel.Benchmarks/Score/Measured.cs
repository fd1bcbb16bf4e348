namespace EcomIntel.Benchmarks;

/// <summary>The seconds of several runs.</summary>
internal sealed record Measured(double Median, double Lowest, double Highest)
{
    public const int WarmUps = 2;

    /// <summary>Runs twice for nothing and then as often as asked.</summary>
    public static Measured Of(int runs, Func<double> seconds)
    {
        for (int i = 0; i < WarmUps; i++)
        {
            seconds();
        }

        double[] times = new double[runs];
        for (int i = 0; i < runs; i++)
        {
            times[i] = seconds();
        }

        return From(times);
    }

    public static Measured From(ReadOnlySpan<double> seconds)
    {
        double[] sorted = seconds.ToArray();
        Array.Sort(sorted);
        return new Measured((sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2, sorted[0], sorted[^1]);
    }
}
