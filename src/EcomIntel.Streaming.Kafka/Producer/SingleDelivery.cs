using Confluent.Kafka;

namespace EcomIntel.Streaming.Kafka;

internal sealed class SingleDelivery(SendRoom room, int maxRecordBytes) : Delivery(room, maxRecordBytes)
{
    private readonly TaskCompletionSource<LogPosition> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<LogPosition> Task => _outcome.Task;

    public override Action<DeliveryReport<byte[]?, byte[]?>> HandlerOf(OutgoingRecord record, ProducerClient client) => report => Reported(record, client, report);

    protected override void Succeed(LogPosition position) => _outcome.TrySetResult(position);

    protected override void Fail(Exception error) => _outcome.TrySetException(error);
}
