namespace StreamingHost;

/// <summary>The shop whose past is replayed into the topic, where asked.</summary>
internal sealed class SimulationOptions
{
    /// <summary>The number of transactions; none by default.</summary>
    public int Transactions { get; set; }

    /// <summary>Seconds of the shop's time in one second: a day in a second by default.</summary>
    public double Speed { get; set; } = 86_400;

    public int Seed { get; set; } = 42;
}
