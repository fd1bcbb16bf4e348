namespace EcomIntel.Streaming.Kafka;

internal sealed class SingleDelivery : Delivery
{
    private readonly TaskCompletionSource<LogPosition> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<LogPosition> Task => _outcome.Task;

    public void Cancel(CancellationToken cancellationToken) => _outcome.TrySetCanceled(cancellationToken);

    public override void Succeed(LogPosition position) => _outcome.TrySetResult(position);

    public override void Fail(Exception error) => _outcome.TrySetException(error);
}
