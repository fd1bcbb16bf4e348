namespace EcomIntel.Streaming;

/// <summary>What happens to a record whose key is not its event's, or is not of the partition it lies in.</summary>
public enum Misrouted
{
    /// <summary>It is parked as a dead letter with the reason <see cref="DeadLetterReason.Misrouted"/>; the default.</summary>
    DeadLetter = 0,

    /// <summary>It is sent again to the same topic under the right key. For producers that send no key or use another partitioner.</summary>
    Resend = 1,
}
