namespace EcomIntel.Streaming.Kafka;

/// <summary>Waits for room, and begins or gives up: one of the two, once.</summary>
internal sealed class SendWaiter(int records, long bytes, Action begin, Action gaveUp)
{
    private const int Waiting = 0;
    private const int Begun = 1;
    private const int GivenUp = 2;

    private int _state;

    public int Records { get; } = records;

    public long Bytes { get; } = bytes;

    public bool HasGivenUp => Volatile.Read(ref _state) == GivenUp;

    public bool TryBegin()
    {
        if (Interlocked.CompareExchange(ref _state, Begun, Waiting) != Waiting)
        {
            return false;
        }

        begin();
        return true;
    }

    public CancellationTokenRegistration GiveUpWith(CancellationToken cancellationToken) => cancellationToken.UnsafeRegister(static waiter => ((SendWaiter)waiter!).GiveUp(), this);

    private void GiveUp()
    {
        if (Interlocked.CompareExchange(ref _state, GivenUp, Waiting) == Waiting)
        {
            gaveUp();
        }
    }
}
