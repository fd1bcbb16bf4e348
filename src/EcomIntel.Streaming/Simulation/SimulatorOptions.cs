namespace EcomIntel.Streaming;

/// <summary>How fast a simulator replays. For one thread while it is set up.</summary>
public sealed class SimulatorOptions
{
    /// <summary>Seconds of the events' own time in one second; 1 by default. <see cref="double.PositiveInfinity"/> sends without a pause.</summary>
    public double Speed { get; set; } = 1;

    /// <summary>Events sent in a second, whatever the time between them; null, the default, for the pace of <see cref="Speed"/>.</summary>
    public double? EventsPerSecond { get; set; }

    /// <summary>Events that may be on their way at a time; 1,000 by default. 1 sends each only once the log holds the one before.</summary>
    [WholeRange(1, 1_000_000)]
    public int MaxInFlight { get; set; } = 1_000;

    /// <summary>The longest pause between two events; 1 min by default. A longer one is cut, and the replay goes on from there.</summary>
    [DurationRange("00:00:00", "1.00:00:00")]
    public TimeSpan MaxPause { get; set; } = TimeSpan.FromMinutes(1);
}
