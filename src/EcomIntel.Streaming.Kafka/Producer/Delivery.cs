using Confluent.Kafka;

namespace EcomIntel.Streaming.Kafka;

/// <summary>Waits for the outcome of records.</summary>
internal abstract class Delivery
{
    /// <summary>A handler that serves many records, where there is one; null for one of the record's own.</summary>
    public virtual Action<DeliveryReport<byte[]?, byte[]?>>? Handler(OutgoingRecord record, ProducerClient client) => null;

    public abstract void Succeed(LogPosition position);

    public abstract void Fail(Exception error);
}
