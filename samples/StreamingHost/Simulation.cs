using EcomIntel;
using EcomIntel.Streaming;
using EcomIntel.Synthetic;
using Microsoft.Extensions.Options;

namespace StreamingHost;

/// <summary>Replays a synthetic shop into the topic, once.</summary>
internal sealed partial class Simulation(IEventSender sender, IOptions<SimulationOptions> options, ILogger<Simulation> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        SimulationOptions simulation = options.Value;
        if (simulation.Transactions == 0)
        {
            return;
        }

        CommerceDataset dataset = SyntheticWorld.Realistic(simulation.Seed, world => world.Transactions = simulation.Transactions).ToDataset();
        long sent = await new EventSimulator(sender, new SimulatorOptions { Speed = simulation.Speed }).ReplayAsync(dataset, cancellationToken: stoppingToken);
        LogReplayed(sent);
    }

    [LoggerMessage(LogLevel.Information, "{Events} events were replayed.")]
    private partial void LogReplayed(long events);
}
