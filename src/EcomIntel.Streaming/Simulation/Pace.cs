namespace EcomIntel.Streaming;

/// <summary>Waits as long as the time between events asks for, counted from the start, so that the time that sending takes does not add up.</summary>
internal sealed class Pace(TimeProvider timeProvider, double speed, TimeSpan maxPause)
{
    private readonly long _start = timeProvider.GetTimestamp();
    private DateTimeOffset? _newest;
    private TimeSpan _due;

    public async ValueTask WaitAsync(DateTimeOffset eventTime, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_newest is { } newest && eventTime > newest)
        {
            double seconds = Math.Min((eventTime - newest).TotalSeconds / speed, maxPause.TotalSeconds);
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
