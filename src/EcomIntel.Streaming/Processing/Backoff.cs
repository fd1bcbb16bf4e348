namespace EcomIntel.Streaming;

/// <summary>Pauses that double from <see cref="StreamingOptions.RetryDelay"/> to <see cref="StreamingOptions.MaxRetryDelay"/>.</summary>
internal sealed class Backoff(ProcessorSetup setup)
{
    private TimeSpan _next = setup.Options.RetryDelay;

    public TimeSpan Next => _next;

    public async ValueTask WaitAsync(CancellationToken cancellationToken)
    {
        TimeSpan delay = _next;
        _next = TimeSpan.FromTicks(Math.Min(delay.Ticks * 2, setup.Options.MaxRetryDelay.Ticks));
        await Task.Delay(delay, setup.TimeProvider, cancellationToken).ConfigureAwait(false);
    }
}
