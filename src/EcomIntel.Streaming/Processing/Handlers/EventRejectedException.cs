namespace EcomIntel.Streaming;

/// <summary>Thrown by a handler for an event that no further attempt will mend: it becomes a dead letter at once.</summary>
public sealed class EventRejectedException : EcomIntelException
{
    /// <summary>Creates the error without a message of its own.</summary>
    public EventRejectedException()
    {
    }

    /// <summary>Creates the error with a message for people; keep personal data out of it.</summary>
    /// <param name="message">What is wrong with the event.</param>
    public EventRejectedException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the error with a message and its cause.</summary>
    /// <param name="message">What is wrong with the event.</param>
    /// <param name="innerException">The cause.</param>
    public EventRejectedException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The reason in the dead letter's header: one of <see cref="DeadLetterReason"/> or the app's own; <see cref="DeadLetterReason.HandlerFailed"/> by default.</summary>
    public string Reason { get; init; } = DeadLetterReason.HandlerFailed;
}
