namespace EcomIntel.Streaming.Kafka;

/// <summary>Waits for the outcome of records.</summary>
internal abstract class Delivery
{
    public abstract void Succeed(LogPosition position);

    public abstract void Fail(Exception error);
}
