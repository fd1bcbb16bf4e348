namespace EcomIntel.Streaming;

/// <summary>Waits as long as the time between events, or a rate, asks for, counted from the start, so that the time that sending takes does not add up.</summary>
internal sealed class Pace(TimeProvider timeProvider, SimulatorOptions options)
{
    private readonly long _start = timeProvider.GetTimestamp();
    private DateTimeOffset? _newest;
    private TimeSpan _due;
    private long _events;

    public async ValueTask WaitAsync(DateTimeOffset eventTime, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (options.EventsPerSecond is { } rate)
        {
            _due = TimeSpan.FromSeconds(_events++ / rate);
        }
        else if (_newest is { } newest && eventTime > newest)
        {
            double seconds = Math.Min((eventTime - newest).TotalSeconds / options.Speed, options.MaxPause.TotalSeconds);
            _due += TimeSpan.FromSeconds(seconds);
        }

        _newest = _newest > eventTime ? _newest : eventTime;
        TimeSpan pause = _due - timeProvider.GetElapsedTime(_start);
        if (pause > TimeSpan.Zero)
        {
            await Task.Delay(pause, timeProvider, cancellationToken).ConfigureAwait(false);
        }
    }
}
