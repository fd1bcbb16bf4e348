using Microsoft.Extensions.Hosting;

namespace EcomIntel.Streaming;

/// <summary>Runs a processor with the host. A processor that cannot go on fails it, which stops the host unless the app chose otherwise.</summary>
internal sealed class StreamingService(EventProcessor processor) : BackgroundService
{
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await processor.StartAsync(cancellationToken).ConfigureAwait(false);
        await base.StartAsync(cancellationToken).ConfigureAwait(false);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await processor.StopAsync(cancellationToken).ConfigureAwait(false);
        await base.StopAsync(cancellationToken).ConfigureAwait(false);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken) =>
        await processor.Completion.ConfigureAwait(processor.StopsHost ? ConfigureAwaitOptions.None : ConfigureAwaitOptions.SuppressThrowing);
}
