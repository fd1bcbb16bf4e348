namespace EcomIntel.Streaming;

/// <summary>How fast a simulator replays. For one thread while it is set up.</summary>
public sealed class SimulatorOptions
{
    /// <summary>Seconds of the events' own time in one second; 1 by default. <see cref="double.PositiveInfinity"/> sends without a pause.</summary>
    public double Speed { get; set; } = 1;

    /// <summary>The longest pause between two events; 1 min by default. A longer one is cut, and the replay goes on from there.</summary>
    [DurationRange("00:00:00", "1.00:00:00")]
    public TimeSpan MaxPause { get; set; } = TimeSpan.FromMinutes(1);
}
