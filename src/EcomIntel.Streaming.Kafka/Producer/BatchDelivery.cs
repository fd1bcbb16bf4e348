namespace EcomIntel.Streaming.Kafka;

/// <summary>Waits for the outcome of many records at once; it is the first failure where there is any.</summary>
internal sealed class BatchDelivery : Delivery
{
    private readonly TaskCompletionSource _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Exception? _failure;
    private int _open;

    public BatchDelivery(int records)
    {
        _open = records;
        if (records == 0)
        {
            _outcome.SetResult();
        }
    }

    public Task Task => _outcome.Task;

    /// <summary>Records that will not be sent.</summary>
    public void Abandon(int records, Exception error)
    {
        Interlocked.CompareExchange(ref _failure, error, null);
        Close(records);
    }

    public override void Succeed(LogPosition position) => Close(1);

    public override void Fail(Exception error) => Abandon(1, error);

    private void Close(int records)
    {
        if (Interlocked.Add(ref _open, -records) > 0)
        {
            return;
        }

        if (_failure is { } failure)
        {
            _outcome.TrySetException(failure);
        }
        else
        {
            _outcome.TrySetResult();
        }
    }
}
