using System.Collections.Immutable;

namespace EcomIntel.Synthetic;

/// <summary>Settings of <see cref="VisitWorld"/>. Read once; for one thread.</summary>
public sealed class VisitOptions
{
    /// <summary>Sessions; 100,000 by default, at least 1.</summary>
    public int Sessions { get; set; } = 100_000;

    /// <summary>Visitors, all of them known; 20,000 by default, at least 1.</summary>
    public int Visitors { get; set; } = 20_000;

    /// <summary>Whole weeks from Monday 2025-01-06 on; 8 by default, from 1 to 500.</summary>
    public int Weeks { get; set; } = 8;

    /// <summary>The share of sessions that end in an order, over all visitors and outside of <see cref="HappyHours"/>; 0.03 by default, above 0 and below 1.</summary>
    public double Conversion { get; set; } = 0.03;

    /// <summary>The hours (UTC) with more traffic and less conversion; 12, 13 and 14 by default.</summary>
    public ImmutableArray<int> HappyHours { get; set; } = [12, 13, 14];

    /// <summary>Sessions in one of <see cref="HappyHours"/> over those in another hour; 2 by default, above 0.</summary>
    public double TrafficLift { get; set; } = 2;

    /// <summary>Conversion in <see cref="HappyHours"/> over that in the other hours; 0.5 by default, from 0 to 1. 1 takes the effect out.</summary>
    public double ConversionFactor { get; set; } = 0.5;

    /// <summary>The shape of the gamma distribution of visitors' session rates; 0.5 by default, above 0.</summary>
    public double RateShape { get; set; } = 0.5;

    /// <summary>The shape of the gamma distribution of visitors' own conversion around <see cref="Conversion"/>; 2 by default, above 0.</summary>
    public double ConversionShape { get; set; } = 2;

    internal void EnsureValid(string parameter)
    {
        List<string> mistakes = [];
        WorldOptions.Check(mistakes, Sessions >= 1, nameof(Sessions), Sessions, "at least 1");
        WorldOptions.Check(mistakes, Visitors >= 1, nameof(Visitors), Visitors, "at least 1");
        WorldOptions.Check(mistakes, Weeks is >= 1 and <= 500, nameof(Weeks), Weeks, "from 1 to 500");
        WorldOptions.Check(mistakes, Conversion is > 0 and < 1, nameof(Conversion), Conversion, "above 0 and below 1");
        WorldOptions.Check(mistakes, HappyHours.All(hour => hour is >= 0 and <= 23), nameof(HappyHours), string.Join(' ', HappyHours), "hours from 0 to 23");
        WorldOptions.Check(mistakes, TrafficLift > 0, nameof(TrafficLift), TrafficLift, "above 0");
        WorldOptions.Check(mistakes, ConversionFactor is >= 0 and <= 1, nameof(ConversionFactor), ConversionFactor, "from 0 to 1");
        WorldOptions.Check(mistakes, RateShape > 0, nameof(RateShape), RateShape, "above 0");
        WorldOptions.Check(mistakes, ConversionShape > 0, nameof(ConversionShape), ConversionShape, "above 0");
        if (mistakes.Count > 0)
        {
            throw new ArgumentException($"The world cannot be made: {string.Join("; ", mistakes)}.", parameter);
        }
    }

    internal VisitOptions Copy() => (VisitOptions)MemberwiseClone();
}
