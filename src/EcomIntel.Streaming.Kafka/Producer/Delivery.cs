using Confluent.Kafka;

namespace EcomIntel.Streaming.Kafka;

/// <summary>Waits for the outcome of records.</summary>
internal abstract class Delivery(SendRoom room, int maxRecordBytes)
{
    /// <summary>What the client is to call for a record.</summary>
    public abstract Action<DeliveryReport<byte[]?, byte[]?>> HandlerOf(OutgoingRecord record, ProducerClient client);

    /// <summary>A record that the client did not take.</summary>
    public void Failed(OutgoingRecord record, Exception error)
    {
        room.Leave(record.Size);
        Fail(error is KafkaException { Error.Code: ErrorCode.MsgSizeTooLarge } ? KafkaErrors.TooLarge(record, maxRecordBytes, error) : KafkaErrors.Of($"Sending to '{record.Topic}'", error));
    }

    protected void Reported(OutgoingRecord record, ProducerClient client, DeliveryReport<byte[]?, byte[]?> report)
    {
        room.Leave(record.Size);
        if (!report.Error.IsError)
        {
            Succeed(new LogPosition(report.Partition.Value, report.Offset.Value));
            return;
        }

        client.Note(report.Error);
        Fail(report.Error.Code == ErrorCode.MsgSizeTooLarge ? KafkaErrors.TooLarge(record, maxRecordBytes) : KafkaErrors.Of($"Sending to '{record.Topic}'", report.Error));
    }

    protected abstract void Succeed(LogPosition position);

    protected abstract void Fail(Exception error);
}
